import type { StateFactory } from '../state'

/** Waiting for the first corner. */
export const idle: StateFactory<'area.idle'> = () => ({
  pointerDown: (origin) => ({ to: 'area.pointing', info: { origin } }),
  cancel: () => ({ to: 'select.idle', info: null }),
})
