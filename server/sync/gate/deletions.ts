/**
 * What an update may delete. Characters freely: tidying is part of writing together, and the history keeps them. The rest
 * holds other people's words in place and is protected.
 *
 * Blocks and leaves: an editor joins two blocks by deleting one, and cleans up a second leaf that two people made at the
 * same moment. Both are allowed. The only block a body ever had, and the only leaf a block ever had, never go (the leaf may
 * go together with its block): no editor of ours does that, and it is how one would wipe out what others are typing.
 */
import * as Y from 'yjs'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { RefusalReason } from '@/domain/protocol/wire'
import { type DecodedUpdate, type DeleteRange, isDeletedBy } from './decode'
import { writtenOnce } from './layout'
import type { Place, PlacedItem, Places } from './place'

export interface Deletions {
  readonly objects: ReadonlySet<string>
  /** Objects whose body loses a block. */
  readonly reblocked: ReadonlySet<string>
  readonly charactersDeleted: ReadonlyMap<string, number>
}

export function whyNotDeleted(
  doc: Y.Doc,
  update: DecodedUpdate,
  placed: readonly PlacedItem[],
  places: Places,
): Result<Deletions, RefusalReason> {
  const objects = new Set<string>()
  const reblocked = new Set<string>()
  const charactersDeleted = new Map<string, number>()
  const replaced = new Set(placed.filter(({ item }) => !(item.content instanceof Y.ContentDeleted)).map(({ place }) => valueName(place)))
  for (const range of update.deletions) {
    for (const item of livingItems(doc, range)) {
      const place = places.of(item)
      if (!mayDelete(item, place, update, replaced)) return refused('policy-delete')
      if (!('objectId' in place)) continue
      objects.add(place.objectId)
      if (place.at === 'body' || place.at === 'block') reblocked.add(place.objectId)
      if (place.at === 'leaf') charactersDeleted.set(place.objectId, (charactersDeleted.get(place.objectId) ?? 0) + overlap(item, range))
    }
  }
  return accepted({ objects, reblocked, charactersDeleted })
}

/** Items of the document in `range` that are not deleted yet. The range may begin or end inside an item. */
function* livingItems(doc: Y.Doc, { client, clock, len }: DeleteRange): Generator<Y.Item> {
  const structs = doc.store.clients.get(client) ?? []
  const end = Math.min(clock + len, Y.getState(doc.store, client))
  if (clock >= end) return
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= end) return
    if (struct instanceof Y.Item && !struct.deleted) yield struct
  }
}

const overlap = (item: Y.Item, { clock, len }: DeleteRange): number =>
  Math.min(item.id.clock + item.length, clock + len) - Math.max(item.id.clock, clock)

function mayDelete(item: Y.Item, place: Place, update: DecodedUpdate, replaced: ReadonlySet<string>): boolean {
  switch (place.at) {
    case 'gone':
    case 'leaf':
      return true
    case 'object':
      return !writtenOnce.has(place.key) && replaced.has(valueName(place))
    case 'body':
      return hasSiblings(item)
    case 'block':
      return hasSiblings(item) || isDeletedBy(update, place.within.id)
    default:
      return false
  }
}

const valueName = (place: Place): string => (place.at === 'object' ? `${place.objectId} ${place.key}` : '')

/** Whether there was ever another item beside it, deleted ones included. */
const hasSiblings = (item: Y.Item): boolean => item.left !== null || item.right !== null
