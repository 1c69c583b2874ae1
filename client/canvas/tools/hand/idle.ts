import type { StateFactory } from '../state'

/** An open hand. */
export const idle: StateFactory<'hand.idle'> = () => ({
  pointerDown: (origin) => ({ to: 'hand.panning', info: { origin } }),
  cancel: () => ({ to: 'select.idle', info: null }),
})
