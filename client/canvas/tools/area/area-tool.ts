/** Draws areas: a drag says how large, a click makes one of the usual size. */
import type { ToolStates } from '../state'
import { drawing } from './drawing'
import { idle } from './idle'
import { pointing } from './pointing'

export const areaStates: ToolStates<'area'> = { 'area.idle': idle, 'area.pointing': pointing, 'area.drawing': drawing }
