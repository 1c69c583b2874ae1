/** Pressed on a handle of the selection. */
import { isDrag, type StateFactory } from '../state'

export const pointingHandle: StateFactory<'select.pointing-handle'> = (_context, { handle, origin }) => ({
  pointerMove: (now) => (isDrag(origin, now) ? { to: 'select.resizing', info: { handle, origin, now } } : undefined),
  pointerUp: () => ({ to: 'select.idle', info: null }),
  cancel: () => ({ to: 'select.idle', info: null }),
})
