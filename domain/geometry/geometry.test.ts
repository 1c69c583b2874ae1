import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellOf } from '../contribution/cell'
import { areaGrid } from './area-grid'
import { readingOrder } from './reading-order'
import { centreOf, contains, encloses, inflate, overlaps, rectBetween, unionOf } from './rect'
import { distanceToSegment, edgePointTowards, segmentCrosses } from './segment'
import type { PageRect } from './spaces'

const coordinate = fc.integer({ min: -5000, max: 5000 })
const size = fc.integer({ min: 0, max: 3000 })
const anyRect: fc.Arbitrary<PageRect> = fc.record({ x: coordinate, y: coordinate, w: size, h: size })
const anyPoint = fc.record({ x: coordinate, y: coordinate })
const rect = (x: number, y: number, w: number, h: number): PageRect => ({ x, y, w, h })

describe('rectangles', () => {
  it('are made from any two corners', () => {
    expect(rectBetween({ x: 30, y: 5 }, { x: 10, y: 25 })).toEqual(rect(10, 5, 20, 20))
  })

  it('a union holds every part', () => {
    fc.assert(fc.property(fc.array(anyRect, { minLength: 1 }), (rects) => rects.every((one) => encloses(unionOf(rects) as PageRect, one))))
    expect(unionOf([])).toBeNull()
  })

  it('a rectangle overlaps what it encloses, and overlapping goes both ways', () => {
    fc.assert(
      fc.property(anyRect, anyRect, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a))
        if (encloses(a, b)) expect(overlaps(a, b)).toBe(true)
      }),
    )
  })

  it('shrinking past nothing leaves nothing, in the middle', () => {
    expect(inflate(rect(0, 0, 10, 20), -50)).toEqual(rect(5, 10, 0, 0))
  })
})

describe('segments', () => {
  it('measure to the nearest point, ends included', () => {
    expect(distanceToSegment({ x: 5, y: 3 }, { x: 0, y: 0 }, { x: 10, y: 0 })).toBe(3)
    expect(distanceToSegment({ x: 13, y: 4 }, { x: 0, y: 0 }, { x: 10, y: 0 })).toBe(5)
    expect(distanceToSegment({ x: 3, y: 4 }, { x: 0, y: 0 }, { x: 0, y: 0 })).toBe(5)
  })

  it('leave a rectangle on its edge', () => {
    expect(edgePointTowards(rect(0, 0, 100, 50), { x: 200, y: 25 })).toEqual({ x: 100, y: 25 })
    expect(edgePointTowards(rect(0, 0, 100, 50), { x: 60, y: 30 })).toEqual({ x: 50, y: 25 })
  })

  it('cross a rectangle when one of their points lies in it', () => {
    fc.assert(
      fc.property(anyRect, anyPoint, anyPoint, fc.double({ min: 0, max: 1, noNaN: true }), (box, a, b, along) => {
        const between = { x: a.x + (b.x - a.x) * along, y: a.y + (b.y - a.y) * along }
        if (contains(inflate(box, -0.001), between) && box.w > 1 && box.h > 1) expect(segmentCrosses(box, a, b)).toBe(true)
      }),
    )
    expect(segmentCrosses(rect(0, 0, 10, 10), { x: -5, y: 8 }, { x: 8, y: 20 })).toBe(false)
  })
})

describe('the grid of an area', () => {
  const style = {
    title: '',
    colour: 'grey' as const,
    question: 'What helped?',
    columns: ['before', 'during', 'after'],
    lanes: ['person', 'staff'],
  }
  const grid = areaGrid(rect(0, 0, 1200, 700), style)

  it('divides the whole area into equal parts, with the header over the first lane', () => {
    expect(grid.header).toEqual(rect(0, 0, 1200, 80))
    expect(grid.body).toEqual(rect(0, 134, 1200, 566))
    expect(grid.columns.map((band) => band.rect.x)).toEqual([0, 400, 800])
    expect(grid.lanes.map((band) => band.rect.y)).toEqual([0, 350])
  })

  it('says what history says: a note in the middle of a painted cell is counted in that cell', () => {
    for (const column of grid.columns) {
      for (const lane of grid.lanes) {
        const middle = { x: centreOf(column.rect).x, y: centreOf(lane.rect).y }
        expect(cellOf({ geometry: [0, 0, 1200, 700], style }, [middle.x - 20, middle.y - 20, 40, 40])).toEqual({
          column: column.label,
          lane: lane.label,
        })
      }
    }
  })

  it('never reaches outside the area, however small it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 400 }), fc.integer({ min: 16, max: 400 }), (w, h) => {
        const area = rect(0, 0, w, h)
        const small = areaGrid(area, style)
        for (const part of [small.header, small.body]) expect(encloses(inflate(area, 0.001), part)).toBe(true)
      }),
    )
  })
})

describe('reading order', () => {
  const thing = (id: string, x: number, y: number, parent: string | null = null, h = 100) => ({ id, rect: rect(x, y, 100, h), parent })

  it('goes row by row, and a row may be crooked', () => {
    expect(readingOrder([thing('d', 0, 200), thing('b', 150, 0), thing('a', 0, 30), thing('c', 300, 20)])).toEqual(['a', 'b', 'c', 'd'])
  })

  it('reads an area before what lies in it, and that before the next area', () => {
    const things = [
      thing('note', 20, 50, 'left'),
      thing('right', 300, 0, null, 400),
      thing('left', 0, 0, null, 400),
      thing('other', 310, 40, 'right'),
    ]
    expect(readingOrder(things)).toEqual(['left', 'note', 'right', 'other'])
  })

  it('names each thing once, even when areas lie in each other in a circle', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate, fc.nat(14)), { maxLength: 12 }), (spots) => {
        const things = spots.map(([x, y, parent], index) => ({ id: index, rect: rect(x, y, 50, 50), parent }))
        expect([...readingOrder(things)].sort((a, b) => a - b)).toEqual(things.map((one) => one.id))
      }),
    )
  })
})

it('the middle of a rectangle lies in it', () => {
  fc.assert(fc.property(anyRect, (box) => contains(box, centreOf(box))))
})
