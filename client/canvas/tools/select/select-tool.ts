/** The tool one always comes back to: choose, move, resize, edit. */
import type { ToolStates } from '../state'
import { dragging } from './dragging'
import { editing } from './editing'
import { idle } from './idle'
import { marquee } from './marquee'
import { panning } from './panning'
import { pointingCanvas } from './pointing-canvas'
import { pointingHandle } from './pointing-handle'
import { pointingObject } from './pointing-object'
import { resizing } from './resizing'

export const selectStates: ToolStates<'select'> = {
  'select.idle': idle,
  'select.pointing-object': pointingObject,
  'select.dragging': dragging,
  'select.pointing-canvas': pointingCanvas,
  'select.marquee': marquee,
  'select.panning': panning,
  'select.pointing-handle': pointingHandle,
  'select.resizing': resizing,
  'select.editing': editing,
}
