/**
 * The camera, as arithmetic. It takes a camera and what is asked, and returns another camera; nothing here reads the
 * engine. Screen = (page − camera) × zoom, measured from the host's upper left corner.
 */
import { centreOf } from '@/domain/geometry/rect'
import { type PagePoint, type PageRect, pagePoint, type ScreenPoint, screenPoint, type Vector } from '@/domain/geometry/spaces'
import type { Camera, Size } from '../engine-contract'

export const zoomLimits = { least: 0.05, most: 8 } as const
/** What + and − step through. */
const zoomStops = [0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4, 6, 8] as const

export const toPage = (camera: Camera, point: Vector): PagePoint =>
  pagePoint(camera.x + point.x / camera.zoom, camera.y + point.y / camera.zoom)

export const toScreen = (camera: Camera, point: Vector): ScreenPoint =>
  screenPoint((point.x - camera.x) * camera.zoom, (point.y - camera.y) * camera.zoom)

export const rectToScreen = (camera: Camera, rect: PageRect): PageRect => ({
  x: (rect.x - camera.x) * camera.zoom,
  y: (rect.y - camera.y) * camera.zoom,
  w: rect.w * camera.zoom,
  h: rect.h * camera.zoom,
})

/** The part of the page that is in view. */
export const viewOf = (camera: Camera, viewport: Size): PageRect => ({
  x: camera.x,
  y: camera.y,
  w: viewport.w / camera.zoom,
  h: viewport.h / camera.zoom,
})

export const clampZoom = (zoom: number): number => Math.min(zoomLimits.most, Math.max(zoomLimits.least, zoom))

/** Moves the view by screen pixels: positive shows what lies to the right and below. */
export const panned = (camera: Camera, dx: number, dy: number): Camera => ({
  ...camera,
  x: camera.x + dx / camera.zoom,
  y: camera.y + dy / camera.zoom,
})

/** Zooms so that the page point under `at` (screen) stays under it. */
export function zoomedAt(camera: Camera, zoom: number, at: Vector): Camera {
  const next = clampZoom(zoom)
  const under = toPage(camera, at)
  return { x: under.x - at.x / next, y: under.y - at.y / next, zoom: next }
}

/** The zoom for a sum of wheel pixels (positive zooms out): at most 15 % a notch of 100 px, and sums of notches equal the notches. */
export const zoomForWheel = (zoom: number, pixels: number): number => clampZoom(zoom * 1.15 ** (-pixels / 100))

/** Two fingers: the page points under them stay under them. `before` and `after` are both fingers in screen pixels. */
export function pinched(camera: Camera, before: readonly [Vector, Vector], after: readonly [Vector, Vector]): Camera {
  const spread = (pair: readonly [Vector, Vector]): number => Math.hypot(pair[0].x - pair[1].x, pair[0].y - pair[1].y)
  const middle = (pair: readonly [Vector, Vector]): Vector => ({ x: (pair[0].x + pair[1].x) / 2, y: (pair[0].y + pair[1].y) / 2 })
  const from = middle(before)
  const to = middle(after)
  // Fingers that touch each other have no spread to compare.
  const factor = spread(before) < 1 ? 1 : spread(after) / spread(before)
  return zoomedAt(panned(camera, from.x - to.x, from.y - to.y), camera.zoom * factor, to)
}

/** The next stop above or below. From between two stops it goes to the nearer one in that direction. */
export function nextStop(zoom: number, direction: 1 | -1): number {
  const stops = direction === 1 ? zoomStops : [...zoomStops].reverse()
  return stops.find((stop) => (direction === 1 ? stop > zoom * 1.001 : stop < zoom * 0.999)) ?? clampZoom(zoom)
}

const margin = 64

/** Shows the whole of `rect` in the middle, with a margin, no larger than `most`. */
export function fitted(rect: PageRect, viewport: Size, most: number): Camera {
  const room = (side: number): number => Math.max(16, side - 2 * Math.min(margin, side / 8))
  const zoom = clampZoom(Math.min(most, room(viewport.w) / Math.max(1, rect.w), room(viewport.h) / Math.max(1, rect.h)))
  const middle = centreOf(rect)
  return { x: middle.x - viewport.w / 2 / zoom, y: middle.y - viewport.h / 2 / zoom, zoom }
}

/** Moves no further than is needed to have `rect` in view with a small margin; what is larger than the view shows its upper left corner. */
export function revealed(camera: Camera, viewport: Size, rect: PageRect): Camera {
  const view = viewOf(camera, viewport)
  const gap = 24 / camera.zoom
  const along = (start: number, length: number, viewStart: number, viewLength: number): number => {
    if (length + 2 * gap > viewLength || start - gap < viewStart) return start - gap
    return start + length + gap > viewStart + viewLength ? start + length + gap - viewLength : viewStart
  }
  const isInView = rect.x >= view.x && rect.y >= view.y && rect.x + rect.w <= view.x + view.w && rect.y + rect.h <= view.y + view.h
  return isInView ? camera : { ...camera, x: along(rect.x, rect.w, view.x, view.w), y: along(rect.y, rect.h, view.y, view.h) }
}
