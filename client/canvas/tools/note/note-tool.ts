/** Places notes: press, let go, write. */
import type { ToolStates } from '../state'
import { idle } from './idle'
import { pointing } from './pointing'

export const noteStates: ToolStates<'note'> = { 'note.idle': idle, 'note.pointing': pointing }
