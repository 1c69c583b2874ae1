/**
 * What this person typed into notes, step by step, so that it can be taken back after the editor is closed as well. Yjs
 * knows how: it deletes the very characters that were typed, wherever they stand by now, and never anybody else's.
 */
import * as Y from 'yjs'
import type { ObjectId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import { objectsOf } from '@/domain/board/page-document'

/** `gone`: nothing of the step is left to take back, because others have changed it since or the document is another one. */
export type TypingRefusal = 'read only' | 'gone'

/** Typing without a longer pause, in one note. */
export interface TypingStep {
  readonly note: ObjectId
  readonly undo: () => Result<void, TypingRefusal>
  readonly redo: () => Result<void, TypingRefusal>
}

export interface TypingListener {
  /** A step has begun; what is typed without a pause still joins it. */
  readonly typed: (step: TypingStep) => void
  /** It can no longer be taken back or done again. */
  readonly gone: (step: TypingStep) => void
}

export interface Typing {
  /** An editor was opened for a note: what it writes, in transactions with this origin, is typing, and a step of its own. */
  readonly begins: (note: ObjectId, origin: object) => void
  readonly listen: (listener: TypingListener) => () => void
}

export interface DocumentTyping extends Typing {
  /** Another document is underneath from now on. */
  readonly show: (doc: Y.Doc) => void
  readonly close: () => void
}

/** A pause of this many ms ends a step. */
const pause = 500

/** The blocks of a note belong to whoever made it, also when they stand around somebody's words. */
const isWords = (item: Y.Item): boolean => !(item.content instanceof Y.ContentType)

type Item = Y.UndoManager['undoStack'][number]
type Stack = 'undoStack' | 'redoStack'

export function createTyping(mayWrite: () => boolean): DocumentTyping {
  const listeners = new Set<TypingListener>()
  const origins = new Set<object>()
  let steps: TypingStep[] = []
  let manager: Y.UndoManager | null = null
  let note: ObjectId | null = null

  /** Does it with this item alone: when nothing is left of one, Yjs would go on to an older one. */
  const take = (from: Stack, item: Item): Result<Item, TypingRefusal> => {
    if (!manager?.[from].includes(item)) return refused('gone')
    if (!mayWrite()) return refused('read only')
    const others = manager[from].filter((other) => other !== item)
    manager[from] = [item]
    const done = from === 'undoStack' ? manager.undo() : manager.redo()
    manager[from] = others
    const opposite = manager[from === 'undoStack' ? 'redoStack' : 'undoStack'].at(-1)
    return done && opposite ? accepted(opposite) : refused('gone')
  }
  const stepOf = (first: Item, written: ObjectId): TypingStep => {
    let item = first
    const go = (from: Stack) => (): Result<void, TypingRefusal> => {
      const outcome = take(from, item)
      if (!outcome.ok) return outcome
      item = outcome.value
      return accepted(undefined)
    }
    return { note: written, undo: go('undoStack'), redo: go('redoStack') }
  }
  const forgetAll = (): void => {
    for (const step of steps) for (const { gone } of listeners) gone(step)
    steps = []
    manager?.destroy()
    manager = null
  }

  return {
    begins: (id, origin) => {
      note = id
      origins.add(origin)
      manager?.addTrackedOrigin(origin)
      manager?.stopCapturing()
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    show: (doc) => {
      forgetAll()
      const made = new Y.UndoManager(objectsOf(doc), {
        captureTimeout: pause,
        trackedOrigins: new Set(origins),
        deleteFilter: isWords,
        captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      })
      made.on('stack-item-added', ({ stackItem, type }) => {
        if (type === 'redo' || made.redoing || !note) return
        const step = stepOf(stackItem, note)
        steps.push(step)
        for (const { typed } of listeners) typed(step)
      })
      manager = made
    },
    close: () => {
      forgetAll()
      listeners.clear()
    },
  }
}
