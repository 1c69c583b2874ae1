/** Joins two things: press on the first, let go on the second. */
import type { ToolStates } from '../state'
import { drawing } from './drawing'
import { idle } from './idle'

export const connectorStates: ToolStates<'connector'> = { 'connector.idle': idle, 'connector.drawing': drawing }
