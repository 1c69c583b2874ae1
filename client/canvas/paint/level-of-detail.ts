/** How much of a thing is worth painting at the size it has on the screen. All in screen pixels. */

export type Detail = 'dot' | 'block' | 'bars' | 'text'

export interface DetailInput {
  readonly width: number
  readonly height: number
  readonly fontSize: number
  /** While the zoom moves, the coarser choice is taken. */
  readonly zooming: boolean
}

export function detailFor({ width, height, fontSize, zooming }: DetailInput): Detail {
  const smaller = Math.min(width, height)
  if (smaller < 3) return 'dot'
  if (smaller < 12) return 'block'
  return fontSize < (zooming ? 8 : 6) ? 'bars' : 'text'
}

export const showsShadow = (zoom: number): boolean => zoom >= 0.4
export const showsBadge = (zoom: number): boolean => zoom >= 0.4
export const showsChips = (zoom: number): boolean => zoom >= 0.55
