import { expect, it } from 'vitest'
import type { ObjectId } from '@/domain/base/ids'
import { neighbour } from './mirror-walk'

const order = ['one', 'two', 'three'] as unknown as ObjectId[]
const [one, two, three] = order as [ObjectId, ObjectId, ObjectId]

it('walks in reading order and stops at both ends', () => {
  expect(neighbour(order, one, 'next')).toBe(two)
  expect(neighbour(order, three, 'next')).toBeNull()
  expect(neighbour(order, one, 'previous')).toBeNull()
  expect(neighbour(order, two, 'first')).toBe(one)
  expect(neighbour(order, two, 'last')).toBe(three)
})

it('starts anew from something that is no longer in view', () => {
  expect(neighbour(order, 'gone' as ObjectId, 'next')).toBe(one)
  expect(neighbour([], one, 'next')).toBeNull()
})
