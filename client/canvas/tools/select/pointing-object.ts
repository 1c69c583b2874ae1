/** Pressed on something: it will be a click or a drag, and nobody knows yet. */
import { carriedBy } from '../../arrange/carry'
import { clicked } from '../../select/selection'
import { isDrag, type StateFactory } from '../state'

export const pointingObject: StateFactory<'select.pointing-object'> = (context, { id, origin, wasSelected }) => ({
  pointerMove: (now) => {
    if (!isDrag(origin, now)) return undefined
    if (!context.selection.get().has(id)) context.selection.set(clicked(context.selection.get(), id, now.shift))
    if (context.readOnly.get() || carriedBy(context.scene, context.selection.get()).size === 0) {
      return now.device === 'touch'
        ? { to: 'select.panning', info: { origin } }
        : { to: 'select.marquee', info: { origin, now, before: context.selection.get() } }
    }
    return { to: 'select.dragging', info: { origin, now } }
  },
  pointerUp: (pointer) => {
    const selection = context.selection.get()
    const again = wasSelected && selection.size === 1 && !pointer.shift
    if (pointer.shift || !again) context.selection.set(clicked(selection, id, pointer.shift))
    const opens = again && context.scene.item(id)?.object.kind === 'note' && !context.readOnly.get()
    return opens ? { to: 'select.editing', info: { id, at: pointer.screen, fresh: false } } : { to: 'select.idle', info: null }
  },
  cancel: () => ({ to: 'select.idle', info: null }),
})
