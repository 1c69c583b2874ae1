/** What a pointer means. Pure: takes candidates and a point in page units, answers the front-most thing that is hit. */
import type { ObjectId } from '@/domain/base/ids'
import { areaGrid } from '@/domain/geometry/area-grid'
import { contains, encloses, inflate, overlaps } from '@/domain/geometry/rect'
import { distanceToSegment } from '@/domain/geometry/segment'
import type { PageRect, Vector } from '@/domain/geometry/spaces'
import type { Handle } from '../arrange/resize'
import type { SceneItem } from './scene'

/**
 * Notes are hit anywhere, connectors near their line, areas on their title bar and near their edge: the inside of an
 * area is ground to write on. `slop` in page units.
 */
export function hitTest(backToFront: readonly SceneItem[], point: Vector, slop: number): SceneItem | null {
  return backToFront.findLast((item) => isHit(item, point, slop)) ?? null
}

function isHit(item: SceneItem, point: Vector, slop: number): boolean {
  const { object } = item
  switch (object.kind) {
    case 'note':
      return contains(item.bounds, point)
    case 'connector':
      return item.route !== null && distanceToSegment(point, item.route.start, item.route.end) <= slop
    case 'area':
      return (
        contains(areaGrid(item.bounds, object.style).header, point) ||
        (contains(inflate(item.bounds, slop), point) && !contains(inflate(item.bounds, -slop), point))
      )
  }
}

/** What a marquee takes: notes it touches; areas and connectors only when they lie wholly in it. */
export const caughtBy = (marquee: PageRect, item: SceneItem): boolean =>
  item.object.kind === 'note'
    ? overlaps(marquee, item.bounds)
    : encloses(marquee, item.object.kind === 'connector' && item.route ? inflate(item.route.bounds, -12) : item.bounds)

/** The handle of a selection outline under the pointer; everything in screen pixels. Corners before edges. */
export function handleAt(outline: PageRect, point: Vector, slop: number): Handle | null {
  const near = (a: number, b: number, reach: number): boolean => Math.abs(a - b) <= reach
  const [left, top, right, bottom] = [outline.x, outline.y, outline.x + outline.w, outline.y + outline.h]
  const vertical = near(point.y, top, slop) ? 'n' : near(point.y, bottom, slop) ? 's' : ''
  const horizontal = near(point.x, left, slop) ? 'w' : near(point.x, right, slop) ? 'e' : ''
  if (vertical && horizontal) return `${vertical}${horizontal}` as Handle
  const edgeSlop = slop / 2
  const isAcross = point.x > left && point.x < right
  const isAlong = point.y > top && point.y < bottom
  if (isAcross && near(point.y, top, edgeSlop)) return 'n'
  if (isAcross && near(point.y, bottom, edgeSlop)) return 's'
  if (isAlong && near(point.x, left, edgeSlop)) return 'w'
  return isAlong && near(point.x, right, edgeSlop) ? 'e' : null
}

/** The innermost area a point lies in, without those that are being carried. */
export function areaUnder(backToFront: readonly SceneItem[], point: Vector, carried: ReadonlySet<ObjectId>): SceneItem | null {
  return backToFront.findLast((item) => item.object.kind === 'area' && !carried.has(item.id) && contains(item.bounds, point)) ?? null
}
