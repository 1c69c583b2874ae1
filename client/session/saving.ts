/** Watches the edits of the shown document until this device and the server have confirmed them. */
import type * as Y from 'yjs'
import { cell, type Readable } from '../store/cell'
import { carriedOrigin } from './carry-over'
import type { Clock } from './clock'
import { emptyReplica, type Replica } from './replica'
import { touchedObjects } from './touched'
import { clocksOf } from './unsent'

export type CopyState = 'kept' | 'none' | 'failing'

export interface Saving {
  readonly replica: () => Replica
  /** Watches this one from now on. */
  readonly watch: (replica: Replica) => void
  /** Rises whenever something was edited or confirmed. */
  readonly pulse: Readable<number>
  readonly copy: Readable<CopyState>
  /** A number to ask the server with; its answer confirms what is in the document now. */
  readonly nextAsk: () => number
  readonly confirmed: (ask: number) => boolean
  readonly storeNow: () => Promise<void>
  /** Waits until the server has confirmed everything, or `patience` ms. Not at all without a connection. */
  readonly flush: (patience: number) => Promise<void>
  readonly close: () => void
}

/** Edits made within this time are confirmed with one question. */
const askDelay = 100

export function createSaving(options: {
  readonly clock: Clock
  /** Sends an ask; false when there is no connection over which documents have been exchanged. */
  readonly ask: (nextAsk: () => number) => boolean
  /** Called after each transaction that changed the document, whoever made it. */
  readonly changed: (doc: Y.Doc) => void
}): Saving {
  const { clock } = options
  let replica = emptyReplica()
  let callOffAsk: (() => void) | null = null
  const pulse = cell(0)
  const copy = cell<CopyState>('none')
  const noted = (): void => pulse.update((n) => n + 1)
  const nextAsk = (): number => replica.ledger.ask(clocksOf(replica.doc))

  const storeNow = async (): Promise<void> => {
    const { copy: local, ledger } = replica
    if (!local) return
    const mark = ledger.mark()
    try {
      await local.stored()
      ledger.stored(mark)
      copy.set('kept')
    } catch {
      // The device's storage is full or was taken away; the status tells the person what that means for them.
      copy.set('failing')
    }
    noted()
  }
  const confirmSoon = (): void => {
    callOffAsk ??= clock.after(askDelay, () => {
      callOffAsk = null
      void storeNow()
      if (replica.ledger.unconfirmed()) options.ask(nextAsk)
    })
  }
  const onUpdate = (_update: Uint8Array, origin: unknown, doc: Y.Doc, transaction: Y.Transaction): void => {
    options.changed(doc)
    if (!transaction.local && origin !== carriedOrigin) return
    replica.ledger.edited(touchedObjects(doc, transaction))
    noted()
    confirmSoon()
  }
  const unwatch = (): void => {
    replica.doc.off('update', onUpdate)
    callOffAsk?.()
    callOffAsk = null
  }
  return {
    replica: () => replica,
    watch: (next) => {
      unwatch()
      replica = next
      next.doc.on('update', onUpdate)
      copy.set(next.copy ? 'kept' : 'none')
      noted()
    },
    pulse,
    copy,
    nextAsk,
    confirmed: (ask) => {
      const told = replica.ledger.confirmed(ask)
      if (told) noted()
      return told
    },
    storeNow,
    flush: (patience) =>
      new Promise((resolve) => {
        if (!replica.ledger.unconfirmed() || !options.ask(nextAsk)) return resolve()
        const finish = (): void => {
          callOff()
          stopListening()
          resolve()
        }
        const callOff = clock.after(patience, finish)
        const stopListening = pulse.subscribe(() => {
          if (!replica.ledger.unconfirmed()) finish()
        })
      }),
    close: unwatch,
  }
}
