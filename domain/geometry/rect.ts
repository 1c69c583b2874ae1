/** Arithmetic of axis-aligned rectangles in page units. Edges belong to a rectangle. Nothing here knows what lies in one. */
import type { Geometry } from '../board/object'
import type { PageRect, Vector } from './spaces'

export const rectOf = (geometry: Geometry): PageRect => ({ x: geometry[0], y: geometry[1], w: geometry[2], h: geometry[3] })

/** The smallest rectangle that holds both points. */
export const rectBetween = (a: Vector, b: Vector): PageRect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  w: Math.abs(a.x - b.x),
  h: Math.abs(a.y - b.y),
})

export const rectAround = (middle: Vector, w: number, h: number): PageRect => ({ x: middle.x - w / 2, y: middle.y - h / 2, w, h })

export const centreOf = (rect: PageRect): Vector => ({ x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 })

export const contains = (rect: PageRect, point: Vector): boolean =>
  point.x >= rect.x && point.x <= rect.x + rect.w && point.y >= rect.y && point.y <= rect.y + rect.h

export const encloses = (outer: PageRect, inner: PageRect): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h

/** True also when they only touch. */
export const overlaps = (a: PageRect, b: PageRect): boolean => a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h

/** Grows by `by` on every side; shrinks when negative, never below nothing. */
export const inflate = (rect: PageRect, by: number): PageRect => ({
  x: Math.min(rect.x - by, rect.x + rect.w / 2),
  y: Math.min(rect.y - by, rect.y + rect.h / 2),
  w: Math.max(0, rect.w + 2 * by),
  h: Math.max(0, rect.h + 2 * by),
})

export const moved = (rect: PageRect, dx: number, dy: number): PageRect => ({ x: rect.x + dx, y: rect.y + dy, w: rect.w, h: rect.h })

/** The smallest rectangle that holds all of them; null for none. */
export function unionOf(rects: Iterable<PageRect>): PageRect | null {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const rect of rects) {
    left = Math.min(left, rect.x)
    top = Math.min(top, rect.y)
    right = Math.max(right, rect.x + rect.w)
    bottom = Math.max(bottom, rect.y + rect.h)
  }
  return left === Infinity ? null : { x: left, y: top, w: right - left, h: bottom - top }
}

export const sameRect = (a: PageRect, b: PageRect): boolean => a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h
