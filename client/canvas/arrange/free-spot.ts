/** Finding room: where the next note goes without covering another. */
import { overlaps, inflate } from '@/domain/geometry/rect'
import type { PageRect } from '@/domain/geometry/spaces'

export const gap = 20

/**
 * The nearest place of the size of `start` going in steps to the right (`beside`) or downwards (`below`), beginning at
 * `start` itself. After `most` steps it gives up and overlaps: a note somewhere is better than none.
 */
export function freeSpot(start: PageRect, where: 'beside' | 'below', isTaken: (place: PageRect) => boolean, most = 60): PageRect {
  let place = start
  for (let step = 0; step < most && isTaken(place); step++) {
    place = where === 'beside' ? { ...place, x: place.x + place.w + gap } : { ...place, y: place.y + place.h + gap }
  }
  return place
}

/** Rows of a given size in `room`, from the upper left, that touch nothing taken; continues below the room when it is full. */
export function freeSpotsIn(
  room: PageRect,
  sizes: ReadonlyArray<{ readonly w: number; readonly h: number }>,
  taken: readonly PageRect[],
): PageRect[] {
  const occupied = [...taken]
  return sizes.map((size) => {
    const place = firstFree(room, size, occupied)
    occupied.push(place)
    return place
  })
}

function firstFree(room: PageRect, size: { readonly w: number; readonly h: number }, occupied: readonly PageRect[]): PageRect {
  const isFree = (place: PageRect): boolean => !occupied.some((other) => overlaps(inflate(other, gap / 2 - 0.5), place))
  const right = Math.max(room.x + gap, room.x + room.w - gap - size.w)
  const step = gap
  const lowest = occupied.reduce((low, rect) => Math.max(low, rect.y + rect.h), room.y) + gap
  for (let y = room.y + gap; y < lowest; y += step) {
    for (let x = room.x + gap; x <= right; x += step) {
      const place = { x, y, ...size }
      if (isFree(place)) return place
    }
  }
  return { x: room.x + gap, y: lowest, ...size }
}
