/** Pressed on empty ground: a click lets go of the selection, a drag draws a marquee, a finger moves the page. */
import { emptySelection } from '../../select/selection'
import { isDrag, type StateFactory } from '../state'

export const pointingCanvas: StateFactory<'select.pointing-canvas'> = (context, { origin }) => ({
  pointerMove: (now) => {
    if (!isDrag(origin, now)) return undefined
    if (now.device === 'touch') return { to: 'select.panning', info: { origin } }
    return { to: 'select.marquee', info: { origin, now, before: context.selection.get() } }
  },
  longPress: (now) => ({ to: 'select.marquee', info: { origin, now, before: context.selection.get() } }),
  pointerUp: (pointer) => {
    if (!pointer.shift) context.selection.set(emptySelection)
    return { to: 'select.idle', info: null }
  },
  cancel: () => ({ to: 'select.idle', info: null }),
})
