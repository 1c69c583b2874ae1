/** New objects and new values: ids never used before, a birth, and only keys of the kind. */
import * as Y from 'yjs'
import { objectId as objectIdSchema } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import { type ObjectMap, objectsOf } from '@/domain/board/page-document'
import type { ObjectKind } from '@/domain/board/object'
import type { RefusalReason } from '@/domain/protocol/wire'
import { type DecodedUpdate, isDeletedBy } from './decode'
import { keysOf, writtenOnce } from './layout'
import type { PlacedItem } from './place'
import { isBirth, isEnds } from './values'

interface NewValues {
  readonly keys: Map<string, Y.Item>
}

/** The objects the update makes, with their kinds. */
export function whyNotMade(
  doc: Y.Doc,
  placed: readonly PlacedItem[],
  update: DecodedUpdate,
): Result<ReadonlyMap<string, ObjectKind>, RefusalReason> {
  const objects = objectsOf(doc)
  const made = new Map<string, NewValues>()
  for (const { item, place } of placed) {
    if (place.at !== 'objects') continue
    const { objectId } = place
    if (objects._map.has(objectId) || made.has(objectId) || !objectIdSchema.safeParse(objectId).success) return refused('policy-object')
    if (isDeletedBy(update, item.id)) return refused('policy-delete')
    made.set(objectId, { keys: new Map() })
  }
  for (const { item, place } of placed) {
    if (place.at !== 'object') continue
    const { key } = place
    const own = made.get(place.objectId)
    if (writtenOnce.has(key)) {
      if (!own || own.keys.has(key)) return refused('policy-write-once')
      if (isDeletedBy(update, item.id)) return refused('policy-delete')
    }
    own?.keys.set(key, item)
  }
  const kinds = new Map<string, ObjectKind>()
  for (const [objectId, { keys }] of made) {
    const kind = kindOfNew(keys)
    if (!kind) return refused('policy-object')
    kinds.set(objectId, kind)
  }
  for (const { place } of placed) {
    if (place.at !== 'object') continue
    const kind = kinds.get(place.objectId) ?? kindOf(objects.get(place.objectId))
    if (!kind || !keysOf[kind].has(place.key)) return refused('policy-key')
  }
  return accepted(kinds)
}

/** The kind of a new object whose birth can be read and that has what its kind needs, else null. */
function kindOfNew(keys: ReadonlyMap<string, Y.Item>): ObjectKind | null {
  const born = valueOf(keys.get('k'))
  if (!isBirth(born)) return null
  if (born.t === 'note' && !keys.has('body')) return null
  if (born.t === 'connector' && !isEnds(valueOf(keys.get('e')))) return null
  return born.t
}

const valueOf = (item: Y.Item | undefined): unknown => (item?.content instanceof Y.ContentAny ? item.content.arr[0] : undefined)

export function kindOf(entry: ObjectMap | undefined): ObjectKind | null {
  const born = entry?.get('k')
  return isBirth(born) ? born.t : null
}
