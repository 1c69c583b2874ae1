/** A rectangle is drawn over the page; what it catches is chosen while it grows. */
import { rectBetween } from '@/domain/geometry/rect'
import { caughtBy } from '../../scene/hit-test'
import { caught } from '../../select/selection'
import type { CanvasPointer, StateFactory } from '../state'

export const marquee: StateFactory<'select.marquee'> = (context, { origin, now, before }) => {
  const follow = (pointer: CanvasPointer): void => {
    const rect = rectBetween(origin.page, pointer.page)
    const ids = context.scene
      .inside(rect)
      .filter((item) => caughtBy(rect, item))
      .map((item) => item.id)
    context.sketch.set({ marquee: rect })
    context.selection.set(caught(before, ids, pointer.shift))
  }
  follow(now)
  return {
    pointerMove: (pointer) => {
      follow(pointer)
      return undefined
    },
    pointerUp: () => ({ to: 'select.idle', info: null }),
    cancel: () => {
      context.selection.set(before)
      return { to: 'select.idle', info: null }
    },
    leave: () => context.sketch.set({}),
  }
}
