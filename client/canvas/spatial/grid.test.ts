import fc from 'fast-check'
import { expect, it } from 'vitest'
import { overlaps } from '@/domain/geometry/rect'
import type { PageRect } from '@/domain/geometry/spaces'
import { createSpatialGrid } from './grid'

const anyRect: fc.Arbitrary<PageRect> = fc.record({
  x: fc.integer({ min: -9000, max: 9000 }),
  y: fc.integer({ min: -9000, max: 9000 }),
  w: fc.oneof(fc.integer({ min: 0, max: 900 }), fc.constant(60_000)),
  h: fc.oneof(fc.integer({ min: 0, max: 900 }), fc.constant(60_000)),
})

it('answers what looking at everything would answer, after any moves and removals', () => {
  const act = fc.tuple(fc.nat(8), fc.option(anyRect, { freq: 4 }))
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), anyRect, (acts, area) => {
      const grid = createSpatialGrid<number>()
      const plain = new Map<number, PageRect>()
      for (const [id, bounds] of acts) {
        if (bounds) {
          grid.set(id, bounds)
          plain.set(id, bounds)
        } else {
          grid.delete(id)
          plain.delete(id)
        }
      }
      const expected = [...plain].filter(([, bounds]) => overlaps(bounds, area)).map(([id]) => id)
      expect(grid.query(area).sort()).toEqual(expected.sort())
      expect(grid.size).toBe(plain.size)
    }),
  )
})

it('finds things at exact cell borders, negative ones too', () => {
  const grid = createSpatialGrid<string>()
  grid.set('corner', { x: -1024, y: -1024, w: 1024, h: 1024 })
  expect(grid.query({ x: 0, y: 0, w: 10, h: 10 })).toEqual(['corner'])
  expect(grid.query({ x: 1, y: 1, w: 10, h: 10 })).toEqual([])
})
