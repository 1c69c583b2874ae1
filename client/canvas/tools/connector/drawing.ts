import type { ObjectId } from '@/domain/base/ids'
import { centreOf } from '@/domain/geometry/rect'
import { edgePointTowards } from '@/domain/geometry/segment'
import { pagePoint } from '@/domain/geometry/spaces'
import type { CanvasPointer, StateFactory } from '../state'

/** A line follows the pointer until it is let go on another thing. A click on the first thing waits for a click on the second. */
export const drawing: StateFactory<'connector.drawing'> = (context, { from, now }) => {
  const source = context.scene.item(from)
  const targetOf = (pointer: CanvasPointer): ObjectId | null => {
    const item = context.hit(pointer)
    return item && item.object.kind !== 'connector' && item.id !== from ? item.id : null
  }
  const follow = (pointer: CanvasPointer): void => {
    if (!source) return
    const target = targetOf(pointer)
    const targetItem = target ? context.scene.item(target) : undefined
    const start = edgePointTowards(source.bounds, targetItem ? centreOf(targetItem.bounds) : pointer.page)
    const end = targetItem ? edgePointTowards(targetItem.bounds, centreOf(source.bounds)) : pointer.page
    context.sketch.set({ line: { from: pagePoint(start.x, start.y), to: pagePoint(end.x, end.y) }, target: target ?? undefined })
  }
  const finish = (pointer: CanvasPointer): ReturnType<NonNullable<ReturnType<typeof drawing>['pointerUp']>> => {
    const target = targetOf(pointer)
    if (!target) return { to: 'connector.idle', info: null }
    return context.commands.connect(from, target).ok ? { to: 'select.idle', info: null } : { to: 'connector.idle', info: null }
  }
  follow(now)
  return {
    pointerMove: (pointer) => {
      follow(pointer)
      return undefined
    },
    pointerDown: finish,
    pointerUp: (pointer) => (context.hit(pointer)?.id === from ? undefined : finish(pointer)),
    cancel: () => ({ to: 'connector.idle', info: null }),
    leave: () => context.sketch.set({}),
  }
}
