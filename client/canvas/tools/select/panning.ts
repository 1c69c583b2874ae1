/** One finger on empty ground moves the page. */
import { panningState } from '../panning'
import type { StateFactory } from '../state'

export const panning: StateFactory<'select.panning'> = (context, { origin }) =>
  panningState(context, origin, { to: 'select.idle', info: null })
