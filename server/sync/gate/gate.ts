/**
 * Admission of one update, as a list a reader can check (steps 5 and 6 of the path of a message). Pure: it reads the
 * document and changes nothing.
 */
import type * as Y from 'yjs'
import type { ParticipantId } from '@/domain/base/ids'
import type { RefusalReason } from '@/domain/protocol/wire'
import { continuity } from './continuity'
import type { DecodedUpdate } from './decode'
import { freshPart } from './fresh'
import { type OwnerOf, unknownIds, whyNotOwned } from './ownership'
import { policy, type Touched } from './policy'

export interface Sender {
  readonly participantId: ParticipantId
  readonly mayWrite: boolean
  readonly mayLock: boolean
  /** See `PolicyInput.justLocked`. */
  readonly justLocked?: ((objectId: string) => boolean) | undefined
}

export type Verdict =
  /** `holdsKnown`: it also repeats what the document has. */
  | { readonly kind: 'apply'; readonly touched: Touched; readonly holdsKnown: boolean }
  /** Nothing in it is new. */
  | { readonly kind: 'nothing' }
  /** An editor's own clean-up while somebody only reads: dropped without a word. */
  | { readonly kind: 'drop' }
  /** The client and the server have lost step: ask it for everything. */
  | { readonly kind: 'resync' }
  /** Look these ids up, then ask again. */
  | { readonly kind: 'look up'; readonly ids: readonly number[] }
  | { readonly kind: 'refuse'; readonly reason: RefusalReason }

const refuse = (reason: RefusalReason): Verdict => ({ kind: 'refuse', reason })

/** `lookedUp`: unknown ids were looked up already, so what is still unknown was never issued. */
export function admit(update: DecodedUpdate, doc: Y.Doc, sender: Sender, ownerOf: OwnerOf, lookedUp: boolean): Verdict {
  const fresh = freshPart(update, doc)
  if (fresh.structs.length > 0 && !sender.mayWrite) return refuse('read-only')
  const unknown = unknownIds(fresh, ownerOf)
  if (unknown.length > 0 && !lookedUp) return { kind: 'look up', ids: unknown }
  const notOwned = whyNotOwned(fresh, ownerOf, sender.participantId)
  if (notOwned) return refuse(notOwned)
  const step = continuity(update, fresh, doc)
  if (step === 'malformed') return refuse('malformed')
  if (step === 'lost step') return { kind: 'resync' }
  if (fresh.structs.length === 0 && update.deletions.length === 0) return { kind: 'nothing' }
  if (!sender.mayWrite) return { kind: 'drop' }
  const touched = policy({ doc, update, fresh, mayLock: sender.mayLock, justLocked: sender.justLocked })
  if (!touched.ok) return refuse(touched.refusal)
  const holdsKnown = fresh.structs.length < update.structs.length || fresh.structs.some(({ struct, from }) => from > struct.id.clock)
  return { kind: 'apply', touched: touched.value, holdsKnown }
}
