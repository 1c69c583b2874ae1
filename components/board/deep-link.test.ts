import { expect, it } from 'vitest'
import type { ObjectId } from '@/domain/base/ids'
import { linkTo, objectOf } from './deep-link'

it('points to one object of a page and nothing else of the address', () => {
  const link = linkTo('https://board.example/boards/b1/pages/p1?old=1#x', 'note000001' as ObjectId)
  expect(link).toBe('https://board.example/boards/b1/pages/p1?object=note000001')
  expect(objectOf(link)).toBe('note000001')
})

it('takes no notice of addresses that somebody made up', () => {
  expect(objectOf('https://board.example/?object=<script>')).toBeNull()
  expect(objectOf('https://board.example/')).toBeNull()
})
