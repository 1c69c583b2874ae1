import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encloses } from '@/domain/geometry/rect'
import type { Camera } from '../engine-contract'
import { fitted, nextStop, panned, pinched, revealed, toPage, toScreen, viewOf, zoomedAt, zoomForWheel, zoomLimits } from './camera'

const coordinate = fc.integer({ min: -20_000, max: 20_000 })
const anyCamera: fc.Arbitrary<Camera> = fc.record({ x: coordinate, y: coordinate, zoom: fc.double({ min: 0.05, max: 8, noNaN: true }) })
const onScreen = fc.record({ x: fc.integer({ min: 0, max: 2000 }), y: fc.integer({ min: 0, max: 1200 }) })
const viewport = { w: 1200, h: 800 }

describe('the camera', () => {
  it('page and screen are two views of one point', () => {
    fc.assert(
      fc.property(anyCamera, onScreen, (camera, point) => {
        const back = toScreen(camera, toPage(camera, point))
        expect(back.x).toBeCloseTo(point.x, 4)
        expect(back.y).toBeCloseTo(point.y, 4)
      }),
    )
  })

  it('zooming keeps the point under the pointer', () => {
    fc.assert(
      fc.property(anyCamera, onScreen, fc.double({ min: 0.001, max: 100, noNaN: true }), (camera, at, zoom) => {
        const next = zoomedAt(camera, zoom, at)
        expect(toPage(next, at).x).toBeCloseTo(toPage(camera, at).x, 4)
        expect(next.zoom).toBeGreaterThanOrEqual(zoomLimits.least)
        expect(next.zoom).toBeLessThanOrEqual(zoomLimits.most)
      }),
    )
  })

  it('a burst of wheel notches ends where single notches end, and a notch is at most 15 %', () => {
    expect(zoomForWheel(zoomForWheel(1, -100), -200)).toBeCloseTo(zoomForWheel(1, -300), 10)
    expect(zoomForWheel(1, -100)).toBeCloseTo(1.15)
    expect(zoomForWheel(zoomForWheel(1, 250), -250)).toBeCloseTo(1)
  })

  it('panning there and back is no movement', () => {
    fc.assert(
      fc.property(anyCamera, coordinate, coordinate, (camera, dx, dy) => {
        const back = panned(panned(camera, dx, dy), -dx, -dy)
        expect(back.x).toBeCloseTo(camera.x, 4)
      }),
    )
  })

  it('a pinch keeps the page under both fingers', () => {
    const camera = { x: 10, y: 20, zoom: 1 }
    const [before, after] = [
      [
        { x: 100, y: 100 },
        { x: 200, y: 100 },
      ],
      [
        { x: 80, y: 140 },
        { x: 280, y: 140 },
      ],
    ] as const
    const next = pinched(camera, [before[0], before[1]], [after[0], after[1]])
    expect(next.zoom).toBeCloseTo(2)
    for (const finger of [0, 1] as const) {
      expect(toPage(next, after[finger]).x).toBeCloseTo(toPage(camera, before[finger]).x)
      expect(toPage(next, after[finger]).y).toBeCloseTo(toPage(camera, before[finger]).y)
    }
  })

  it('steps through the stops and stays within the limits', () => {
    expect([nextStop(1, 1), nextStop(1, -1), nextStop(1.1, -1), nextStop(8, 1), nextStop(0.05, -1)]).toEqual([1.25, 0.8, 1, 8, 0.05])
  })

  it('fitting shows all of it, never larger than asked', () => {
    fc.assert(
      fc.property(coordinate, coordinate, fc.integer({ min: 1, max: 15_000 }), fc.integer({ min: 1, max: 9_000 }), (x, y, w, h) => {
        const camera = fitted({ x, y, w, h }, viewport, 1)
        expect(camera.zoom).toBeLessThanOrEqual(1)
        expect(encloses(viewOf(camera, viewport), { x, y, w, h })).toBe(true)
      }),
    )
  })

  it('revealing moves only as far as needed, and not at all for what is in view', () => {
    const camera = { x: 0, y: 0, zoom: 1 }
    expect(revealed(camera, viewport, { x: 100, y: 100, w: 200, h: 200 })).toBe(camera)
    expect(revealed(camera, viewport, { x: 1300, y: 100, w: 200, h: 200 })).toEqual({ x: 324, y: 0, zoom: 1 })
    expect(revealed(camera, viewport, { x: -500, y: 0, w: 5000, h: 100 }).x).toBe(-524)
  })
})
