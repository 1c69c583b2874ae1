/** Moves the page, whatever lies under the pointer. */
import type { ToolStates } from '../state'
import { idle } from './idle'
import { panning } from './panning'

export const handStates: ToolStates<'hand'> = { 'hand.idle': idle, 'hand.panning': panning }
