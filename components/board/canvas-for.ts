/** Puts a canvas over an open page: everything it needs from outside, gathered in one place. */
import { browserPorts, watchTheme } from '@/client/canvas/browser'
import { createCanvasEngine } from '@/client/canvas/engine'
import type { CanvasEngine } from '@/client/canvas/engine-contract'
import { canvasPresence } from '@/client/session/canvas-presence'
import type { OpenPage } from '@/client/session/open-page-port'
import { derive } from '@/client/store/cell'
import { createUndoStack, type UndoStack } from '@/client/undo/undo-stack'
import { joinTyping } from '@/client/undo/join-typing'
import { letterShortcuts } from './letter-shortcuts'
import { noteDecorations } from './note-decorations'
import { watchOthersHands } from './others-hands'

export interface PageCanvas {
  readonly canvas: CanvasEngine
  readonly undo: UndoStack
  readonly stop: () => void
}

export function canvasFor(page: OpenPage): PageCanvas {
  const ports = browserPorts()
  const look = watchTheme(document.documentElement)
  const hands = watchOthersHands(page)
  const undo = createUndoStack(page.model, ports.clock, hands.witness)
  const leaveTyping = joinTyping(undo, page.typing)
  const canvas = createCanvasEngine({
    ...ports,
    page: page.model,
    undo,
    presence: canvasPresence(page.presence),
    decorations: noteDecorations(page),
    theme: look.theme,
    readOnly: derive([page.mayWrite], (may) => !may),
    letterShortcuts,
  })
  return {
    canvas,
    undo,
    stop: () => {
      canvas.destroy()
      leaveTyping()
      hands.stop()
      look.stop()
    },
  }
}
