/**
 * Which edits the server has confirmed. Edits are counted; an ask covers all edits made before it; an answer to the ask
 * confirms them. When the server asks for the document again, it may have dropped what came just before, so asks that
 * are still open then prove nothing and are forgotten.
 */
import type { ObjectId } from '@/domain/base/ids'

/** The clocks of a document per client id: what was there when an ask was sent. */
export type Clocks = ReadonlyMap<number, number>

export interface Ledger {
  /** An edit was made here, touching these objects. */
  readonly edited: (objects: Iterable<ObjectId>) => void
  /** Returns the number to ask the server with. `clocks` is what the document holds now. */
  readonly ask: (clocks: Clocks) => number
  /** The server answered ask `n`. False when that ask proves nothing (any more). */
  readonly confirmed: (n: number) => boolean
  /** The connection broke, or the server wants the document again. */
  readonly forgetAsks: () => void
  /** The server told by its state vector what it has. */
  readonly serverHas: (clocks: Clocks) => void
  /** This device has stored everything up to the present edit when `mark` was taken. */
  readonly mark: () => number
  readonly stored: (mark: number) => void
  readonly unconfirmed: () => boolean
  readonly unstored: () => boolean
  readonly unsaved: () => ReadonlySet<ObjectId>
  /** What the server is known to have, per client id; null before it has told anything. */
  readonly known: () => Clocks | null
}

/** `unknownPast` is true when the document came from this device and may hold edits the server never saw. */
export function createLedger(unknownPast: boolean): Ledger {
  let edits = unknownPast ? 1 : 0
  let confirmedEdits = 0
  let storedEdits = edits
  let asks = 0
  const open = new Map<number, { edits: number; clocks: Clocks }>()
  const touched = new Map<ObjectId, number>()
  const known = new Map<number, number>()
  let told = false

  const learn = (clocks: Clocks): void => {
    for (const [client, clock] of clocks) if ((known.get(client) ?? 0) < clock) known.set(client, clock)
  }
  return {
    edited: (objects) => {
      edits += 1
      for (const id of objects) touched.set(id, edits)
    },
    ask: (clocks) => {
      asks += 1
      open.set(asks, { edits, clocks })
      return asks
    },
    confirmed: (n) => {
      const asked = open.get(n)
      if (!asked) return false
      for (const earlier of [...open.keys()]) if (earlier <= n) open.delete(earlier)
      confirmedEdits = Math.max(confirmedEdits, asked.edits)
      learn(asked.clocks)
      for (const [id, edit] of touched) if (edit <= confirmedEdits) touched.delete(id)
      return true
    },
    forgetAsks: () => open.clear(),
    serverHas: (clocks) => {
      told = true
      learn(clocks)
    },
    mark: () => edits,
    stored: (mark) => {
      storedEdits = Math.max(storedEdits, mark)
    },
    unconfirmed: () => edits > confirmedEdits,
    unstored: () => edits > storedEdits,
    unsaved: () => new Set(touched.keys()),
    known: () => (told ? known : null),
  }
}
