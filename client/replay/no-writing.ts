/** What the canvas is given where nothing can be written and nobody else is shown: the past. */
import { refused } from '@/domain/base/result'
import type { PresencePort, UndoPort } from '../canvas/ports'
import { constant } from '../store/cell'

export const noUndo: UndoPort = {
  perform: () => refused('read only'),
  undo: () => refused({ kind: 'nothing' }),
  redo: () => refused({ kind: 'nothing' }),
}

export const noPresence: PresencePort = { peers: constant([]), show: () => undefined }
