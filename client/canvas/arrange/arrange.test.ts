import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centreOf, overlaps } from '@/domain/geometry/rect'
import type { PageRect } from '@/domain/geometry/spaces'
import { freeSpot, freeSpotsIn } from './free-spot'
import { type Handle, handles, resizedBounds, scaledInto } from './resize'
import { snapped } from './snap'

const start: PageRect = { x: 100, y: 100, w: 200, h: 100 }
const resize = (handle: Handle, x: number, y: number, rest: { keepRatio?: boolean; fromCentre?: boolean } = {}) =>
  resizedBounds({ start, handle, delta: { x, y }, keepRatio: false, fromCentre: false, least: 40, ...rest })

describe('resizing', () => {
  it('moves the pulled edges and leaves the others', () => {
    expect(resize('se', 50, 20)).toEqual({ x: 100, y: 100, w: 250, h: 120 })
    expect(resize('nw', 50, 20)).toEqual({ x: 150, y: 120, w: 150, h: 80 })
    expect(resize('e', 50, 999)).toEqual({ x: 100, y: 100, w: 250, h: 100 })
  })

  it('keeps proportions with shift and the middle with alt', () => {
    expect(resize('se', 200, 0, { keepRatio: true })).toEqual({ x: 100, y: 100, w: 400, h: 200 })
    const grown = resize('ne', 30, -10, { fromCentre: true })
    expect(grown).toEqual({ x: 70, y: 90, w: 260, h: 120 })
    expect(centreOf(grown)).toEqual(centreOf(start))
  })

  it('never becomes too small or turns inside out', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...handles),
        fc.integer({ min: -900, max: 900 }),
        fc.integer({ min: -900, max: 900 }),
        fc.boolean(),
        fc.boolean(),
        (handle, x, y, keepRatio, fromCentre) => {
          const result = resize(handle, x, y, { keepRatio, fromCentre })
          expect(result.w).toBeGreaterThanOrEqual(40)
          expect(result.h).toBeGreaterThanOrEqual(40)
          if (!fromCentre && handle.includes('w')) expect(result.x + result.w).toBeCloseTo(300)
          if (!fromCentre && handle.includes('n')) expect(result.y + result.h).toBeCloseTo(200)
        },
      ),
    )
  })

  it('parts keep their place in the whole', () => {
    expect(scaledInto({ x: 200, y: 100, w: 100, h: 100 }, start, { x: 0, y: 0, w: 400, h: 200 })).toEqual([200, 0, 200, 200])
  })
})

describe('snapping', () => {
  it('pulls edges and middles that are near, each axis by itself', () => {
    const result = snapped({ x: 104, y: 500, w: 200, h: 200 }, [{ x: 100, y: 0, w: 200, h: 200 }], 6)
    expect(result.correction).toEqual({ x: -4, y: 0 })
    expect(result.lines).toEqual([{ axis: 'x', at: 100, from: 0, to: 700 }])
  })

  it('lets go of what is further than the reach', () => {
    expect(snapped({ x: 107, y: 500, w: 210, h: 200 }, [{ x: 100, y: 0, w: 200, h: 200 }], 3)).toEqual({
      correction: { x: 0, y: 0 },
      lines: [],
    })
  })

  it('what has snapped stays', () => {
    const neighbour = { x: 100, y: 0, w: 200, h: 200 }
    const first = snapped({ x: 103, y: 204, w: 150, h: 90 }, [neighbour], 6)
    const there = { x: 103 + first.correction.x, y: 204 + first.correction.y, w: 150, h: 90 }
    expect(snapped(there, [neighbour], 6).correction).toEqual({ x: 0, y: 0 })
  })
})

describe('finding room', () => {
  it('steps aside until nothing is covered', () => {
    const taken = [
      { x: 0, y: 0, w: 200, h: 200 },
      { x: 220, y: 0, w: 200, h: 200 },
    ]
    const place = freeSpot({ x: 0, y: 0, w: 200, h: 200 }, 'beside', (spot) => taken.some((other) => overlaps(other, spot)))
    expect(place).toEqual({ x: 440, y: 0, w: 200, h: 200 })
  })

  it('gives up rather than going on for ever', () => {
    expect(freeSpot({ x: 0, y: 0, w: 10, h: 10 }, 'below', () => true, 3).y).toBe(90)
  })

  it('lays things into an area without covering anything, below when it is full', () => {
    const room = { x: 0, y: 0, w: 480, h: 300 }
    const taken = [{ x: 20, y: 20, w: 200, h: 200 }]
    const places = freeSpotsIn(
      room,
      Array.from({ length: 5 }, () => ({ w: 200, h: 200 })),
      taken,
    )
    const all = [...taken, ...places]
    for (const [index, one] of all.entries()) for (const other of all.slice(index + 1)) expect(overlaps(one, other)).toBe(false)
    expect(places[0]?.y).toBe(20)
  })
})
