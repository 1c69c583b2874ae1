import type { PageRect } from '@/domain/geometry/spaces'

const gap = 12

interface Extent {
  readonly w: number
  readonly h: number
}

/**
 * Where a bar of `bar` size goes for a selection at `box`, both in pixels of a view of `view` size: above it, else below,
 * else at the top of the view; never outside, so that every button can be reached. `left` is what stands at that side.
 */
export function placeBar(box: PageRect, bar: Extent, view: Extent, left = gap): { readonly x: number; readonly y: number } {
  const x = clamp(box.x + box.w / 2 - bar.w / 2, left, view.w - bar.w - gap)
  const above = box.y - bar.h - gap
  const below = box.y + box.h + gap
  const y = above >= gap ? above : below + bar.h + gap <= view.h ? below : gap
  return { x: Math.round(x), y: Math.round(clamp(y, gap, view.h - bar.h - gap)) }
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most))
