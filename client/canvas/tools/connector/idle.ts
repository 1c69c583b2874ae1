import type { StateFactory } from '../state'

/** Waiting for the thing a connector comes from. Pressing on nothing does nothing. */
export const idle: StateFactory<'connector.idle'> = (context) => ({
  pointerMove: (pointer) => {
    const item = context.hit(pointer)
    context.hovered.set(item && item.object.kind !== 'connector' ? item.id : null)
    return undefined
  },
  pointerDown: (pointer) => {
    const item = context.hit(pointer)
    return item && item.object.kind !== 'connector' ? { to: 'connector.drawing', info: { from: item.id, now: pointer } } : undefined
  },
  cancel: () => ({ to: 'select.idle', info: null }),
  leave: () => context.hovered.set(null),
})
