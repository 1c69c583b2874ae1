import { rectBetween } from '@/domain/geometry/rect'
import type { PageRect } from '@/domain/geometry/spaces'
import type { CanvasPointer, StateFactory } from '../state'

const leastSide = 120

/** The second corner follows the pointer. Shift keeps it square. */
export const drawing: StateFactory<'area.drawing'> = (context, { origin, now }) => {
  const rectTo = (pointer: CanvasPointer): PageRect => {
    const rect = rectBetween(origin.page, pointer.page)
    if (!pointer.shift) return rect
    const side = Math.max(rect.w, rect.h)
    return {
      x: pointer.page.x < origin.page.x ? origin.page.x - side : rect.x,
      y: pointer.page.y < origin.page.y ? origin.page.y - side : rect.y,
      w: side,
      h: side,
    }
  }
  const follow = (pointer: CanvasPointer): void => context.sketch.set({ ghost: rectTo(pointer) })
  follow(now)
  return {
    pointerMove: (pointer) => {
      follow(pointer)
      return undefined
    },
    pointerUp: (pointer) => {
      const rect = rectTo(pointer)
      const made = context.makeArea({ ...rect, w: Math.max(leastSide, rect.w), h: Math.max(leastSide, rect.h) })
      return made.ok ? { to: 'select.idle', info: null } : { to: 'area.idle', info: null }
    },
    cancel: () => ({ to: 'area.idle', info: null }),
    leave: () => context.sketch.set({}),
  }
}
