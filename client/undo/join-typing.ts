/** Puts one's typing into the line of one's other steps, so that Ctrl+Z goes back through both in the order they were done. */
import { accepted, refused, type Result } from '@/domain/base/result'
import type { UndoOutcome, UndoRefusal } from '../canvas/ports'
import type { Typing, TypingRefusal, TypingStep } from '../session/typing'
import type { ForeignStep, UndoStack } from './undo-stack'

/** Returns the way out: the steps stay where they are, new ones are no longer added. */
export function joinTyping(stack: Pick<UndoStack, 'remember' | 'forget'>, typing: Typing): () => void {
  const known = new Map<TypingStep, ForeignStep>()
  return typing.listen({
    typed: (step) => {
      const foreign: ForeignStep = {
        undo: () => toldBy(step, step.undo()),
        redo: () => toldBy(step, step.redo()),
      }
      known.set(step, foreign)
      stack.remember(foreign)
    },
    gone: (step) => {
      const foreign = known.get(step)
      if (foreign) stack.forget(foreign)
      known.delete(step)
    },
  })
}

function toldBy({ note }: TypingStep, outcome: Result<void, TypingRefusal>): Result<UndoOutcome, UndoRefusal> {
  if (outcome.ok) return accepted({ objects: [note], left: [] })
  if (outcome.refusal === 'read only') return refused({ kind: 'refused', reason: 'read only' })
  return refused({ kind: 'changed since', objects: [{ id: note, by: null }] })
}
