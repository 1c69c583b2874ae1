import { isDrag, type StateFactory } from '../state'

/** Pressed: letting go here makes an area of the usual size, moving on draws one. */
export const pointing: StateFactory<'area.pointing'> = (context, { origin }) => ({
  pointerMove: (now) => (isDrag(origin, now) ? { to: 'area.drawing', info: { origin, now } } : undefined),
  pointerUp: (pointer) =>
    context.commands.createArea({ at: pointer.page }).ok ? { to: 'select.idle', info: null } : { to: 'area.idle', info: null },
  cancel: () => ({ to: 'area.idle', info: null }),
})
