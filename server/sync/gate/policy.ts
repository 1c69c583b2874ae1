/**
 * What a client may do to a page's structure, decided before anything is applied. Wrong structure is refused; wrong values
 * (a size of nine thousand, a place inside itself) are accepted and put right by the system, because refusing would
 * strand an honest older client. See `repair`.
 *
 *     a new object        a Y.Map under an id never used, with a birth and what its kind needs
 *     a value             one of the kind's keys; birth, body and ends only together with the object
 *     a body              blocks named noteText, in them text leaves, in them plain characters
 *     deleting            characters freely; old values when the update brings a new one; blocks and leaves, except the
 *                         only one there ever was; nothing else
 *     a locked object     by facilitators only, as is the lock itself
 */
import * as Y from 'yjs'
import { accepted, refused, type Result } from '@/domain/base/result'
import { objectsOf } from '@/domain/board/page-document'
import type { RefusalReason } from '@/domain/protocol/wire'
import { inOrderOfNeed } from './continuity'
import type { DecodedUpdate } from './decode'
import { whyNotDeleted } from './deletions'
import type { FreshPart } from './fresh'
import { writtenOnce } from './layout'
import { whyNotSoMuch } from './limits'
import { whyNotMade } from './objects'
import { type Place, type PlacedItem, Places, typeOf } from './place'
import { isPlainValue } from './values'

export interface PolicyInput {
  readonly doc: Y.Doc
  readonly update: DecodedUpdate
  readonly fresh: FreshPart
  readonly mayLock: boolean
  /** Locked so recently that the sender cannot have heard of it. */
  readonly justLocked?: ((objectId: string) => boolean) | undefined
}

/** What an accepted update touches, for the repairs that may follow. */
export interface Touched {
  readonly made: ReadonlySet<string>
  /** Objects with a new value, and objects whose body changed its blocks. */
  readonly valued: ReadonlySet<string>
  readonly reblocked: ReadonlySet<string>
}

export function policy({ doc, update, fresh, mayLock, justLocked }: PolicyInput): Result<Touched, RefusalReason> {
  const ordered = inOrderOfNeed(fresh, doc)
  if (!ordered) return refused('malformed')
  const places = new Places(doc, fresh)
  const placed: PlacedItem[] = []
  for (const { struct, from } of ordered) {
    if (!(struct instanceof Y.Item)) continue
    const place = places.of(struct)
    if (place.at === 'nowhere') return refused(place.why)
    if (from > struct.id.clock && !continuesItself(struct, from, doc, places, place)) return refused('malformed')
    if (place.at === 'gone') continue
    const why = whyNotContent(struct, place)
    if (why) return refused(why)
    placed.push({ item: struct, place })
  }
  const made = whyNotMade(doc, placed, update)
  if (!made.ok) return made
  const deletions = whyNotDeleted(doc, update, placed, places)
  if (!deletions.ok) return deletions
  const touchedObjects = new Set([...placed.map(({ place }) => place.objectId), ...deletions.value.objects])
  if (!mayLock && touchesLock(doc, placed, touchedObjects, justLocked)) return refused('policy-locked')
  const tooMuch = whyNotSoMuch(doc, made.value, placed, deletions.value.charactersDeleted)
  if (tooMuch) return refused(tooMuch)
  return accepted({
    made: new Set(made.value.keys()),
    valued: new Set(placed.filter(({ place }) => place.at === 'object').map(({ place }) => place.objectId)),
    reblocked: new Set([
      ...placed.filter(({ place }) => place.at === 'body').map(({ place }) => place.objectId),
      ...deletions.value.reblocked,
    ]),
  })
}

/** A struct of which the head is known must lie where that head lies: Yjs joins the two without looking. */
function continuesItself(struct: Y.Item, from: number, doc: Y.Doc, places: Places, place: Place): boolean {
  const head = Y.getItem(doc.store, Y.createID(struct.id.client, from - 1)) as Y.Item | Y.GC
  if (!(head instanceof Y.Item)) return false
  const known = places.of(head)
  return known.at === place.at && 'within' in known && 'within' in place && known.within === place.within
}

/** Whether the content fits the place, whatever else the update does. */
function whyNotContent(item: Y.Item, place: PlacedItem['place']): RefusalReason | null {
  const { content } = item
  switch (place.at) {
    case 'objects':
      return typeOf(item) === 'object' ? null : 'policy-object'
    case 'object':
      if (place.key === 'body') return typeOf(item) === 'body' ? null : 'policy-content'
      if (content instanceof Y.ContentDeleted) return writtenOnce.has(place.key) ? 'policy-content' : null
      return content instanceof Y.ContentAny && content.arr.length === 1 && isPlainValue(content.arr[0]) ? null : 'policy-content'
    case 'body':
      return typeOf(item) === 'block' || content instanceof Y.ContentDeleted ? null : 'policy-node'
    case 'block':
      return typeOf(item) === 'leaf' || content instanceof Y.ContentDeleted ? null : 'policy-node'
    case 'leaf':
      return content instanceof Y.ContentString || content instanceof Y.ContentDeleted ? null : 'policy-content'
  }
}

export const isLocked = (doc: Y.Doc, objectId: string): boolean => objectsOf(doc).get(objectId)?.get('lock') === true

function touchesLock(
  doc: Y.Doc,
  placed: readonly PlacedItem[],
  touched: ReadonlySet<string>,
  justLocked: PolicyInput['justLocked'],
): boolean {
  if (placed.some(({ place }) => place.at === 'object' && place.key === 'lock')) return true
  return [...touched].some((objectId) => isLocked(doc, objectId) && justLocked?.(objectId) !== true)
}
