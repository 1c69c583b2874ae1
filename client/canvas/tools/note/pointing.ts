/** Pressed: the note is made where the pointer is let go. A finger that wanders wanted to move the page. */
import { rectAround } from '@/domain/geometry/rect'
import { noteMeasures } from '../../text/note-text'
import { isDrag, type StateFactory } from '../state'

export const pointing: StateFactory<'note.pointing'> = (context, { origin }) => ({
  pointerMove: (now) => {
    if (now.device === 'touch' && isDrag(origin, now)) return { to: 'select.panning', info: { origin } }
    context.sketch.set({ ghost: rectAround(now.page, noteMeasures.defaultSize, noteMeasures.defaultSize) })
    return undefined
  },
  pointerUp: (pointer) => {
    // Making a note goes over to editing it by itself; a refused one leaves the tool in hand.
    const made = context.commands.createNote({ at: pointer.page })
    return made.ok ? undefined : { to: 'note.idle', info: null }
  },
  cancel: () => ({ to: 'note.idle', info: null }),
  leave: () => context.sketch.set({}),
})
