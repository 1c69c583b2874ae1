/**
 * First look at a client's update: can it be read at all, and is it of a size an honest client sends? Reading is done by
 * Yjs itself, so that what passes here is what Yjs will read again when it is applied.
 */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { RefusalReason } from '@/domain/protocol/wire'

export type Struct = Y.Item | Y.GC | Y.Skip
export interface DeleteRange {
  readonly client: number
  readonly clock: number
  readonly len: number
}
export interface DecodedUpdate {
  readonly structs: readonly Struct[]
  /** Sorted by client and clock. */
  readonly deletions: readonly DeleteRange[]
}

/** Bytes: one change while typing; everything after an absence. */
export const sizeLimits = { update: 512 * 1024, step2: 4 * 1024 * 1024 } as const
/** Longest single struct, and the highest clock: a clock beyond it could never be counted up to honestly. */
const longestStruct = 200_000
const highestClock = 2 ** 40

export function decodeUpdate(bytes: Uint8Array, viaStep2: boolean): Result<DecodedUpdate, RefusalReason> {
  if (bytes.length > (viaStep2 ? sizeLimits.step2 : sizeLimits.update)) return refused('too-big')
  let read: ReturnType<typeof Y.decodeUpdate>
  try {
    read = Y.decodeUpdate(bytes)
  } catch {
    return refused('malformed')
  }
  if (read.structs.some((struct) => struct.length < 1)) return refused('malformed')
  if (read.structs.some((struct) => struct.length > longestStruct || struct.id.clock + struct.length > highestClock))
    return refused('length')
  // Applying keeps only the last section of a client, so a second one would be checked here and then not be there.
  if (new Set(read.structs.map((struct) => struct.id.client)).size !== decoding.readVarUint(decoding.createDecoder(bytes)))
    return refused('malformed')
  const deletions: DeleteRange[] = []
  for (const [client, ranges] of read.ds.clients) for (const { clock, len } of ranges) deletions.push({ client, clock, len })
  if (deletions.some(({ len }) => len < 1)) return refused('malformed')
  if (deletions.some(({ clock, len }) => clock + len > highestClock)) return refused('length')
  deletions.sort((a, b) => a.client - b.client || a.clock - b.clock)
  return accepted({ structs: read.structs, deletions })
}

/** Whether the update deletes the character or item with that id. */
export function isDeletedBy({ deletions }: DecodedUpdate, { client, clock }: Y.ID): boolean {
  let [low, high] = [0, deletions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const range = deletions[middle]
    if (range && (range.client < client || (range.client === client && range.clock <= clock))) low = middle + 1
    else high = middle
  }
  const before = deletions[low - 1]
  return before !== undefined && before.client === client && clock < before.clock + before.len
}

/** Client ids of an update's structs: for the headers of packed segments. */
export function clientsIn(update: Uint8Array): Iterable<number> {
  return Y.parseUpdateMeta(update).to.keys()
}
