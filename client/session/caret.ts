/**
 * Carets in a note's text as the others can find them, whatever was typed in between. Offsets count UTF-16 units of
 * `bodyText`: blocks joined with a line feed.
 */
import * as Y from 'yjs'
import { z } from 'zod'
import type { NoteBody } from './open-page-port'

const itemId = z.object({ client: z.number().int().nonnegative(), clock: z.number().int().nonnegative() })
/** Yjs relative positions as they travel in presence. What others send is hostile until it has this shape. */
const relativePosition = z
  .object({
    type: itemId.nullish(),
    tname: z.string().max(64).nullish(),
    item: itemId.nullish(),
    assoc: z.number().int().optional(),
  })
  .refine((position) => position.type ?? position.tname ?? position.item)

interface Leaf {
  readonly text: Y.XmlText
  /** Offset of its first character in the body's text. */
  readonly from: number
}

/** The text leaves of a body in order, with where they begin. */
function leavesOf(body: NoteBody): Leaf[] {
  const leaves: Leaf[] = []
  let from = 0
  body.toArray().forEach((block, index) => {
    if (index > 0) from += 1
    const parts = block instanceof Y.XmlElement ? block.toArray() : [block]
    for (const part of parts) {
      if (!(part instanceof Y.XmlText)) continue
      leaves.push({ text: part, from })
      from += part.length
    }
  })
  return leaves
}

/** A caret that stays with the character before `offset`; null when the body has no text to hold on to. */
export function caretAt(body: NoteBody, offset: number): unknown {
  const leaf = leavesOf(body).findLast(({ from }) => from <= offset)
  if (!leaf) return null
  const position = Y.createRelativePositionFromTypeIndex(leaf.text, Math.min(offset - leaf.from, leaf.text.length), -1)
  return Y.relativePositionToJSON(position)
}

/** Where a caret is now, or null when it is not in this body or not a caret at all. */
export function offsetOf(body: NoteBody, caret: unknown): number | null {
  const parsed = relativePosition.safeParse(caret)
  if (!parsed.success || !body.doc) return null
  const position = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(parsed.data), body.doc)
  const leaf = position && leavesOf(body).find(({ text }) => text === position.type)
  return leaf ? leaf.from + position.index : null
}
