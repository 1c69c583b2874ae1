/** Pulling at a handle: which edges follow, what stays. Takes the bounds at the start of the gesture, never the last frame's. */
import type { Geometry } from '@/domain/board/object'
import type { PageRect, Vector } from '@/domain/geometry/spaces'

export const handles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Handle = (typeof handles)[number]

export interface ResizeInput {
  /** Bounds of everything that is resized together, at the start. */
  readonly start: PageRect
  readonly handle: Handle
  readonly delta: Vector
  /** Shift: keeps the proportions (corner handles only). */
  readonly keepRatio: boolean
  /** Alt: the middle stays where it is. */
  readonly fromCentre: boolean
  readonly least: number
}

/** The new bounds. Never smaller than `least`, never turned inside out. */
export function resizedBounds(input: ResizeInput): PageRect {
  const { start, handle, delta, least } = input
  const horizontal = handle.includes('e') ? 1 : handle.includes('w') ? -1 : 0
  const vertical = handle.includes('s') ? 1 : handle.includes('n') ? -1 : 0
  const reach = input.fromCentre ? 2 : 1
  let w = Math.max(least, start.w + horizontal * delta.x * reach)
  let h = Math.max(least, start.h + vertical * delta.y * reach)
  if (input.keepRatio && horizontal !== 0 && vertical !== 0) {
    const factor = Math.max(w / start.w, h / start.h, least / Math.min(start.w, start.h))
    w = start.w * factor
    h = start.h * factor
  }
  const place = (from: number, before: number, after: number, direction: number): number => {
    if (direction === 0) return from
    if (input.fromCentre) return from + (before - after) / 2
    return direction === 1 ? from : from + before - after
  }
  return { x: place(start.x, start.w, w, horizontal), y: place(start.y, start.h, h, vertical), w, h }
}

/** Where a part of the whole comes to lie when the whole goes from `from` to `to`; sizes within what the document takes. */
export function scaledInto(part: PageRect, from: PageRect, to: PageRect): Geometry {
  const scaleX = from.w === 0 ? 1 : to.w / from.w
  const scaleY = from.h === 0 ? 1 : to.h / from.h
  const size = (value: number): number => Math.min(20_000, Math.max(16, value))
  return wholeGeometry(to.x + (part.x - from.x) * scaleX, to.y + (part.y - from.y) * scaleY, size(part.w * scaleX), size(part.h * scaleY))
}

/** Positions are kept to a hundredth of a page unit: enough at 800 %, and half the bytes of what a mouse delivers. */
export const wholeGeometry = (x: number, y: number, w: number, h: number): Geometry => {
  const bounded = (value: number): number => Math.min(1e6, Math.max(-1e6, Math.round(value * 100) / 100))
  return [bounded(x), bounded(y), bounded(w), bounded(h)]
}

/** The middle of each handle on the outline of `rect`. */
export function handlePoint(rect: PageRect, handle: Handle): Vector {
  const x = handle.includes('e') ? rect.x + rect.w : handle.includes('w') ? rect.x : rect.x + rect.w / 2
  const y = handle.includes('s') ? rect.y + rect.h : handle.includes('n') ? rect.y : rect.y + rect.h / 2
  return { x, y }
}
