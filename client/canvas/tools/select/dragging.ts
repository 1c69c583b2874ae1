/** Things follow the pointer. Nothing is written before the drop; the others see it through presence. */
import type { ObjectId } from '@/domain/base/ids'
import type { PageRect } from '@/domain/geometry/spaces'
import { moved, rectOf, unionOf } from '@/domain/geometry/rect'
import { carriedBy, displaced, dropChanges, homeOf } from '../../arrange/carry'
import type { CanvasPointer, Sketch, StateFactory } from '../state'

export const dragging: StateFactory<'select.dragging'> = (context, { origin, now }) => {
  const { scene } = context
  const carried = carriedBy(scene, context.selection.get())
  const ids = [...carried]
  const start = unionOf([...displaced(scene, carried, 0, 0).values()].map(rectOf)) as PageRect
  let current = displaced(scene, carried, 0, 0)
  const follow = (pointer: CanvasPointer): void => {
    let dx = pointer.page.x - origin.page.x
    let dy = pointer.page.y - origin.page.y
    if (pointer.shift) [dx, dy] = Math.abs(dx) > Math.abs(dy) ? [dx, 0] : [0, dy]
    // The accelerator key switches snapping off; a drag along one axis must not be pulled off it.
    else if (!pointer.accel) {
      const pull = context.snap(moved(start, dx, dy), carried)
      dx += pull.x
      dy += pull.y
    }
    current = displaced(scene, carried, dx, dy)
    context.carry(current)
    context.showDrag({ ids, dx, dy })
    context.sketch.set(landing() ?? {})
  }
  /** The area a drop would land in, when that is not where the things came from. */
  const landing = (): Sketch | null => {
    const isOutermost = (id: ObjectId): boolean => {
      const parent = scene.parentOf(id)
      return parent === null || !carried.has(parent)
    }
    const outermost = ids.find(isOutermost)
    const first = outermost && scene.item(outermost)
    const home = first && homeOf(scene, first, carried)
    return home && home !== scene.parentOf(first.id) ? { target: home } : null
  }
  follow(now)

  return {
    pointerMove: (pointer) => {
      follow(pointer)
      return undefined
    },
    pointerUp: (pointer) => {
      follow(pointer)
      context.perform(dropChanges(scene, current))
      return { to: 'select.idle', info: null }
    },
    cancel: () => ({ to: 'select.idle', info: null }),
    leave: () => {
      context.carry(null)
      context.showDrag(null)
      context.sketch.set({})
    },
  }
}
