/**
 * An update must follow on what the server has: no gap, no reference to something unseen, no deletion of what was not yet
 * written. The server's document therefore never holds anything pending, and nobody can delete words in advance.
 * An honest client fails this only when the two have lost step; asking it for everything (SyncStep1) puts that right.
 */
import * as Y from 'yjs'
import type { DecodedUpdate } from './decode'
import { endOf, type FreshPart, type FreshStruct } from './fresh'

export type Continuity = 'follows' | 'lost step' | 'malformed'

export function continuity(update: DecodedUpdate, fresh: FreshPart, doc: Y.Doc): Continuity {
  for (const { struct } of fresh.structs) {
    for (const { client, clock } of dependenciesOf(struct)) {
      // A client that refers to its own future is no client of Yjs.
      if (client === struct.id.client && clock >= struct.id.clock) return 'malformed'
      if (clock >= endOf(fresh, doc, client)) return 'lost step'
    }
  }
  if (fresh.gap) return 'lost step'
  if (update.deletions.some(({ client, clock, len }) => clock + len > endOf(fresh, doc, client))) return 'lost step'
  return 'follows'
}

function dependenciesOf(struct: Y.Item | Y.GC): Y.ID[] {
  if (struct instanceof Y.GC) return []
  const parent = struct.parent instanceof Y.ID ? struct.parent : null
  return [struct.origin, struct.rightOrigin, parent].filter((id) => id !== null)
}

/**
 * New structs in an order in which each comes after what it refers to, which is how Yjs will integrate them; null when
 * they wait for each other in a circle, and Yjs would keep them pending for ever.
 */
export function inOrderOfNeed(fresh: FreshPart, doc: Y.Doc): readonly FreshStruct[] | null {
  if (fresh.byClient.size < 2) return fresh.structs
  const ordered: FreshStruct[] = []
  const reached = new Map<number, number>()
  const reachedBy = (client: number) => reached.get(client) ?? Y.getState(doc.store, client)
  const next = new Map([...fresh.byClient.keys()].map((client) => [client, 0]))
  for (let moved = true; moved; ) {
    moved = false
    for (const [client, queue] of fresh.byClient) {
      let place = next.get(client) ?? 0
      for (let one = queue[place]; one; one = queue[place]) {
        if (dependenciesOf(one.struct).some((id) => id.clock >= reachedBy(id.client))) break
        reached.set(client, one.struct.id.clock + one.struct.length)
        ordered.push(one)
        place += 1
        moved = true
      }
      next.set(client, place)
    }
  }
  return ordered.length === fresh.structs.length ? ordered : null
}
