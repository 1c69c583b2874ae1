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
  /** Empties the copy and closes it. Emptied, not removed: another tab may have it open, and it may be opened again. */
  readonly discard: () => Promise<void>
}

/** Loads what the copy holds into `doc`, and from then on keeps every change of `doc`. Rejects where the browser refuses storage. */
export async function openLocalCopy(name: string, doc: Doc): Promise<LocalCopy> {
  await probe(name)
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
    discard: async () => {
      // No change of the document may be written behind the emptying.
      doc.off('update', persistence._storeUpdate)
      if (persistence.db) {
        const [updates] = idb.transact(persistence.db, ['updates'], 'readwrite')
        if (updates) await idb.del(updates, IDBKeyRange.lowerBound(0))
      }
      await persistence.destroy()
    },
  }
}

/**
 * y-indexeddb waits for ever, and silently, for a database that cannot be opened. So it is opened once beforehand, with
 * the stores y-indexeddb would make in it.
 */
async function probe(name: string): Promise<void> {
  const database = await idb.openDB(name, (db) => idb.createStores(db, [['updates', { autoIncrement: true }], ['custom']]))
  database.close()
}
