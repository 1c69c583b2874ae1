/** Straight lines in the plane: how far a point is from one, and where one leaves a rectangle. */
import { centreOf } from './rect'
import type { PageRect, Vector } from './spaces'

export const distance = (a: Vector, b: Vector): number => Math.hypot(a.x - b.x, a.y - b.y)

export const midpoint = (a: Vector, b: Vector): Vector => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

/** Distance from `point` to the nearest point between `a` and `b`. A segment without length is a point. */
export function distanceToSegment(point: Vector, a: Vector, b: Vector): number {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const lengthSquared = dx * dx + dy * dy
  if (lengthSquared === 0) return distance(point, a)
  const along = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / lengthSquared))
  return distance(point, { x: a.x + along * dx, y: a.y + along * dy })
}

/**
 * Where the straight line from the middle of `rect` towards `target` crosses its edge. The middle itself when the
 * target lies inside, so that overlapping things are joined by nothing longer than they are apart.
 */
export function edgePointTowards(rect: PageRect, target: Vector): Vector {
  const middle = centreOf(rect)
  const dx = target.x - middle.x
  const dy = target.y - middle.y
  const reach = Math.min(dx === 0 ? Infinity : rect.w / 2 / Math.abs(dx), dy === 0 ? Infinity : rect.h / 2 / Math.abs(dy))
  return reach >= 1 ? middle : { x: middle.x + dx * reach, y: middle.y + dy * reach }
}

/** True when any part of the segment lies in the rectangle (Liang and Barsky, 1984). */
export function segmentCrosses(rect: PageRect, a: Vector, b: Vector): boolean {
  let enter = 0
  let leave = 1
  const dx = b.x - a.x
  const dy = b.y - a.y
  const sides: ReadonlyArray<readonly [number, number]> = [
    [-dx, a.x - rect.x],
    [dx, rect.x + rect.w - a.x],
    [-dy, a.y - rect.y],
    [dy, rect.y + rect.h - a.y],
  ]
  for (const [direction, room] of sides) {
    if (direction === 0) {
      if (room < 0) return false
      continue
    }
    const at = room / direction
    if (direction < 0) enter = Math.max(enter, at)
    else leave = Math.min(leave, at)
    if (enter > leave) return false
  }
  return true
}
