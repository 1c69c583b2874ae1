/** Reads a note's body as characters with ids, the deleted ones between them included. */
import * as Y from 'yjs'
import type { IdRange } from '@/domain/contribution/lineage'
import type { LivingSpan } from '@/domain/contribution/span-difference'

/** In document order. `text` is null where the characters are deleted: Yjs keeps their ids and lengths only. */
export interface BodySpan extends IdRange {
  readonly text: string | null
  readonly separator: boolean
}

/** Blocks are separated by one line feed that carries the id of the block it introduces. */
export function bodySpans(body: unknown): BodySpan[] {
  if (!(body instanceof Y.XmlFragment)) return []
  const spans: BodySpan[] = []
  let first = true
  for (let item = body._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue
    if (!first) spans.push({ client: item.id.client, clock: item.id.clock, len: 1, text: '\n', separator: true })
    first = false
    readBlock(item.content.type, spans)
  }
  return spans
}

function readBlock(block: Y.AbstractType<unknown>, spans: BodySpan[]): void {
  if (block instanceof Y.XmlText) return readLeaf(block, spans)
  if (!(block instanceof Y.XmlElement)) return
  for (let item = block._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText) readLeaf(item.content.type, spans)
  }
}

function readLeaf(leaf: Y.XmlText, spans: BodySpan[]): void {
  for (let item = leaf._start; item; item = item.right) {
    const { client, clock } = item.id
    // Not `item.countable`: a document that was stored and loaded again has forgotten what its deleted items were. The flat
    // schema knows no formatting, so whatever was deleted in a leaf was text.
    if (item.deleted) spans.push({ client, clock, len: item.length, text: null, separator: false })
    else if (item.content instanceof Y.ContentString) {
      spans.push({ client, clock, len: item.length, text: item.content.str, separator: false })
    }
  }
}

/** The characters that stand, with adjoining ones of a client joined, however Yjs happens to keep them. */
export function livingSpans(spans: readonly BodySpan[]): LivingSpan[] {
  const living: LivingSpan[] = []
  for (const span of spans) {
    if (span.text === null) continue
    const last = living.at(-1)
    if (last && !last.separator && !span.separator && last.client === span.client && last.clock + last.text.length === span.clock) {
      living[living.length - 1] = { ...last, text: last.text + span.text }
    } else living.push({ client: span.client, clock: span.clock, text: span.text, separator: span.separator })
  }
  return living
}
