/** How much a page and a note hold. */
import * as Y from 'yjs'
import { type ObjectKind, objectLimits } from '@/domain/board/object'
import { bodyOf, objectsOf } from '@/domain/board/page-document'
import type { ObjectId } from '@/domain/base/ids'
import type { PlacedItem } from './place'

/** Characters (UTF-16 units) of one note. More is a document, and belongs beside the board. */
export const longestNote = 20_000

export function whyNotSoMuch(
  doc: Y.Doc,
  made: ReadonlyMap<string, ObjectKind>,
  placed: readonly PlacedItem[],
  charactersDeleted: ReadonlyMap<string, number>,
): 'policy-limit' | null {
  if (made.size > 0 && objectsOf(doc)._map.size + made.size > objectLimits.most) return 'policy-limit'
  const added = new Map<string, number>()
  for (const { item, place } of placed) {
    if (place.at === 'leaf' && item.content instanceof Y.ContentString)
      added.set(place.objectId, (added.get(place.objectId) ?? 0) + item.length)
  }
  for (const [objectId, characters] of added) {
    const length = charactersOf(doc, objectId) + characters - (charactersDeleted.get(objectId) ?? 0)
    if (length > longestNote && characters > (charactersDeleted.get(objectId) ?? 0)) return 'policy-limit'
  }
  return null
}

/** Living characters of a note's body; 0 for an object without one. */
function charactersOf(doc: Y.Doc, objectId: string): number {
  let characters = 0
  for (const block of bodyOf(doc, objectId as ObjectId)?.toArray() ?? []) {
    if (!(block instanceof Y.XmlElement)) continue
    for (const leaf of block.toArray()) if (leaf instanceof Y.XmlText) characters += leaf.length
  }
  return characters
}
