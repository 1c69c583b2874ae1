/** The copy of a page's document that this browser keeps, by y-indexeddb: one per page, participant and epoch. */
import * as idb from 'lib0/indexeddb'
import { IndexeddbPersistence } from 'y-indexeddb'
import type { Doc } from 'yjs'

export interface LocalCopy {
  /** Transactions with this origin came from the copy, not from the person. */
  readonly origin: unknown
  /** Resolves when everything that was edited before the call is on disk; rejects when it could not be written. */
  readonly stored: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Loads what the copy holds into `doc`, and from then on keeps every change of `doc`. */
export async function openLocalCopy(name: string, doc: Doc): Promise<LocalCopy> {
  const persistence = new IndexeddbPersistence(name, doc)
  await persistence.whenSynced
  return {
    origin: persistence,
    stored: async () => {
      if (!persistence.db) throw new Error('the local copy is closed')
      // y-indexeddb does not tell when a write is done. A transaction over the same store waits for those before it, and
      // writing in it fails for the same reason they would have failed: no room left.
      const [, custom] = idb.transact(persistence.db, ['updates', 'custom'], 'readwrite')
      if (custom) await idb.put(custom, Date.now(), 'stored')
    },
    close: async () => {
      await persistence.destroy()
    },
  }
}
