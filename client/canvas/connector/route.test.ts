import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contains } from '@/domain/geometry/rect'
import { arrowHead, routeBetween } from './route'

const note = (x: number, y: number) => ({ x, y, w: 200, h: 200 })

it('goes straight from edge to edge', () => {
  expect(routeBetween(note(0, 0), note(400, 0))).toMatchObject({
    start: { x: 206, y: 100 },
    end: { x: 394, y: 100 },
    middle: { x: 300, y: 100 },
  })
})

it('is not there when the two lie over each other', () => {
  expect(routeBetween(note(0, 0), note(150, 0))).toBeNull()
  expect(routeBetween(note(0, 0), note(0, 0))).toBeNull()
})

it('never enters what it joins, and its bounds hold line and head', () => {
  const coordinate = fc.integer({ min: -900, max: 900 })
  fc.assert(
    fc.property(coordinate, coordinate, (x, y) => {
      const route = routeBetween(note(0, 0), note(x, y))
      if (!route) return
      expect(contains(note(0, 0), route.start)).toBe(false)
      expect(contains(note(x, y), route.end)).toBe(false)
      for (const point of [route.start, route.end, ...arrowHead(route, 12)]) expect(contains(route.bounds, point)).toBe(true)
    }),
  )
})
