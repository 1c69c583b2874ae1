/** What of a document the server does not have: as text to keep for the person, and as an update to hand over. */
import * as Y from 'yjs'
import type { ObjectId } from '@/domain/base/ids'
import { bodyOf, bodyText, objectsOf } from '@/domain/board/page-document'
import type { Clocks } from './ledger'
import { objectHolding } from './touched'

export interface UnsentText {
  readonly objectId: ObjectId
  /** The characters that the server does not have, in the order in which they were typed. */
  readonly written: string
  /** The whole note as it stands in `doc`. */
  readonly text: string
}

/** The next clock per client id of everything in `doc`. */
export function clocksOf(doc: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc))
}

/** Text beyond `known` of the client ids that are `ours`, per object. Deletions leave no text and are not listed. */
export function unsentText(doc: Y.Doc, known: Clocks, ours: (client: number) => boolean): UnsentText[] {
  const objects: unknown = objectsOf(doc)
  const written = new Map<ObjectId, string>()
  for (const [client, structs] of doc.store.clients) {
    if (!ours(client)) continue
    const from = known.get(client) ?? 0
    for (const struct of structs) {
      if (struct.id.clock + struct.length <= from || !(struct instanceof Y.Item)) continue
      const words = wordsOf(struct, from)
      const id = words && struct.parent instanceof Y.AbstractType ? objectHolding(struct.parent, objects) : null
      if (id !== null) written.set(id, (written.get(id) ?? '') + words)
    }
  }
  return [...written].map(([objectId, words]) => ({ objectId, written: words, text: bodyText(bodyOf(doc, objectId)) }))
}

/** What a person wrote with this struct from clock `from` on: characters of a note, or title and question of an area. */
function wordsOf(item: Y.Item, from: number): string {
  if (item.content instanceof Y.ContentString) return item.content.str.slice(Math.max(0, from - item.id.clock))
  if (!(item.content instanceof Y.ContentAny) || item.parentSub !== 's') return ''
  const style: unknown = item.content.arr[0]
  const texts = style && typeof style === 'object' && 'title' in style ? [style.title, 'question' in style ? style.question : ''] : []
  return texts.filter((text) => typeof text === 'string' && text !== '').join('\n')
}

/**
 * An update with what `old` holds of the client ids in `own` beyond `known`, and with `old`'s deletions; null when there
 * is nothing of theirs beyond it. Others' structs are left out: they are not ours to deliver.
 */
export function ownUnsent(old: Y.Doc, own: ReadonlySet<number>, known: Clocks): Uint8Array | null {
  const skip = clocksOf(old)
  let any = false
  for (const [client, clock] of skip) {
    if (!own.has(client)) continue
    const from = known.get(client) ?? 0
    if (from < clock) any = true
    skip.set(client, Math.min(from, clock))
  }
  return any ? Y.encodeStateAsUpdate(old, Y.encodeStateVector(skip)) : null
}
