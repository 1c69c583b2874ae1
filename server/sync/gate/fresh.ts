/**
 * What in an update is new to the server's document. Known structs are echoes (a returning client repeats everything it
 * is asked for): they are neither checked nor applied again, so an altered copy of somebody's words reaches nobody.
 */
import * as Y from 'yjs'
import type { DecodedUpdate, Struct } from './decode'

export interface FreshStruct {
  readonly struct: Y.Item | Y.GC
  /** First clock of it that is new; higher than the struct's own clock when its head is known. */
  readonly from: number
}

export interface FreshPart {
  readonly structs: readonly FreshStruct[]
  /** The same, per client, each list in order of clocks without gaps. */
  readonly byClient: ReadonlyMap<number, readonly FreshStruct[]>
  /** Per client of a new struct: the clock the document will have reached. */
  readonly ends: ReadonlyMap<number, number>
  /** Something between what is known and what came is missing. */
  readonly gap: boolean
}

export function freshPart(update: DecodedUpdate, doc: Y.Doc): FreshPart {
  const structs: FreshStruct[] = []
  const byClient = new Map<number, FreshStruct[]>()
  const ends = new Map<number, number>()
  let gap = false
  for (const struct of update.structs) {
    if (isSkip(struct)) continue
    const { client, clock } = struct.id
    const end = ends.get(client) ?? Y.getState(doc.store, client)
    if (clock + struct.length <= end) continue
    if (clock > end) {
      gap = true
      continue
    }
    const fresh = { struct, from: end }
    structs.push(fresh)
    const own = byClient.get(client)
    if (own) own.push(fresh)
    else byClient.set(client, [fresh])
    ends.set(client, clock + struct.length)
  }
  return { structs, byClient, ends, gap }
}

const isSkip = (struct: Struct): struct is Y.Skip => struct instanceof Y.Skip

/** The clock a client's structs will have reached once the update is applied. */
export const endOf = (fresh: FreshPart, doc: Y.Doc, client: number): number => fresh.ends.get(client) ?? Y.getState(doc.store, client)

/** The struct, new or known, that holds `id`. The gate has made sure that there is one. */
export function structAt(fresh: FreshPart, doc: Y.Doc, { client, clock }: Y.ID): Y.Item | Y.GC {
  if (clock < Y.getState(doc.store, client)) return Y.getItem(doc.store, Y.createID(client, clock))
  const own = fresh.byClient.get(client) ?? []
  let [low, high] = [0, own.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = own[middle]?.struct
    if (!struct) break
    if (clock < struct.id.clock) high = middle - 1
    else if (clock >= struct.id.clock + struct.length) low = middle + 1
    else return struct
  }
  throw new Error('a struct without its dependency passed the gate')
}
