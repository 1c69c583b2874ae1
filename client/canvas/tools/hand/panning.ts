import { panningState } from '../panning'
import type { StateFactory } from '../state'

/** A closed hand: the page comes along. */
export const panning: StateFactory<'hand.panning'> = (context, { origin }) => panningState(context, origin, { to: 'hand.idle', info: null })
