/** The selection is pulled to another size; each thing keeps its place in the whole. Written at the end. */
import type { ObjectId } from '@/domain/base/ids'
import type { BoardChange } from '@/domain/board/change'
import type { Geometry } from '@/domain/board/object'
import type { PageRect } from '@/domain/geometry/spaces'
import { resizedBounds, scaledInto } from '../../arrange/resize'
import type { CanvasPointer, StateFactory } from '../state'

const leastSide = 64

export const resizing: StateFactory<'select.resizing'> = (context, { handle, origin, now }) => {
  const start = context.selectionBounds() as PageRect
  const parts = new Map<ObjectId, PageRect>()
  for (const id of context.selection.get()) {
    const item = context.scene.item(id)
    if (item && item.object.kind !== 'connector' && !item.object.locked) parts.set(id, item.bounds)
  }
  let result = new Map<ObjectId, Geometry>()
  const follow = (pointer: CanvasPointer): void => {
    const delta = { x: pointer.page.x - origin.page.x, y: pointer.page.y - origin.page.y }
    const bounds = resizedBounds({ start, handle, delta, keepRatio: pointer.shift, fromCentre: pointer.alt, least: leastSide })
    result = new Map([...parts].map(([id, part]) => [id, scaledInto(part, start, bounds)]))
    context.carry(result)
  }
  follow(now)
  return {
    pointerMove: (pointer) => {
      follow(pointer)
      return undefined
    },
    pointerUp: (pointer) => {
      follow(pointer)
      context.perform([...result].map(([id, geometry]): BoardChange => ({ kind: 'set-geometry', id, geometry })))
      return { to: 'select.idle', info: null }
    },
    cancel: () => ({ to: 'select.idle', info: null }),
    leave: () => context.carry(null),
  }
}
