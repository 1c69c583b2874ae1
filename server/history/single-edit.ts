/**
 * What nearly every row is: one stretch typed, or one stretch taken away, in one leaf of a note. Such a row is
 * recognised from its transaction, before Yjs tidies up, so that the note need not be read as a whole for a single key.
 */
import * as Y from 'yjs'
import type { IdRange, TextSpan } from '@/domain/contribution/lineage'

export interface SingleTyping {
  readonly kind: 'typed'
  readonly leaf: Y.XmlText
  readonly span: TextSpan
  /** The living unit it stands behind, else the one it stands before; both null in an empty leaf. */
  readonly behind: IdRange | null
  readonly before: IdRange | null
  /** The first deleted unit directly to its right: an undo puts a copy there. */
  readonly deletedToTheRight: IdRange | null
}

export interface SingleRemoval {
  readonly kind: 'removed'
  readonly leaf: Y.XmlText
  readonly range: IdRange
}

export type SingleEdit = SingleTyping | SingleRemoval

/** Null when the transaction did anything else, or broke a character in two: then the whole body must be compared. */
export function singleEdit(transaction: Y.Transaction): SingleEdit | null {
  if (transaction.changed.size !== 1) return null
  const [leaf] = transaction.changed.keys() as Iterable<unknown> as Iterable<Y.AbstractType<unknown>>
  if (!(leaf instanceof Y.XmlText) || !standsAlone(leaf)) return null
  const fresh = freshRange(transaction)
  const removed = removedRange(transaction)
  if (fresh === 'several' || removed === 'several' || (fresh === null) === (removed === null)) return null
  const range = fresh ?? removed
  if (range === null) return null
  const item = Y.getItem(transaction.doc.store, Y.createID(range.client, range.clock))
  if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString) || (item.parent as unknown) !== leaf) return null
  if (item.id.clock !== range.clock || item.length !== range.len || item.deleted !== (fresh === null) || broken(item)) return null
  if (fresh === null) return { kind: 'removed', leaf, range }
  return {
    kind: 'typed',
    leaf,
    span: { client: range.client, clock: range.clock, text: item.content.str },
    behind: livingToTheLeft(item),
    before: livingToTheRight(item),
    deletedToTheRight: deletedNext(item),
  }
}

/** The only leaf of a block that stands: the places of several leaves in one block would have to be told apart. */
function standsAlone(leaf: Y.XmlText): boolean {
  const own = leaf._item
  const block = own?.parent
  return (
    own !== null &&
    !own.deleted &&
    own.left === null &&
    own.right === null &&
    block instanceof Y.XmlElement &&
    block._item?.deleted === false
  )
}

function freshRange({ beforeState, afterState }: Y.Transaction): IdRange | 'several' | null {
  let found: IdRange | null = null
  for (const [client, clock] of afterState) {
    const from = beforeState.get(client) ?? 0
    if (clock === from) continue
    if (found) return 'several'
    found = { client, clock: from, len: clock - from }
  }
  return found
}

function removedRange({ deleteSet }: Y.Transaction): IdRange | 'several' | null {
  let found: IdRange | null = null
  for (const [client, ranges] of deleteSet.clients) {
    for (const { clock, len } of ranges) {
      if (found) return 'several'
      found = { client, clock, len }
    }
  }
  return found
}

/** Yjs writes U+FFFD for both halves of a character that was cut in two, so units beside the edit may have changed as well. */
function broken(item: Y.Item): boolean {
  const halves = '\ufffd'
  return textOf(item).includes(halves) || textOf(item.left).endsWith(halves) || textOf(item.right).startsWith(halves)
}

const textOf = (item: Y.Item | null): string => (item?.content instanceof Y.ContentString ? item.content.str : '')

const isLivingText = (item: Y.Item): boolean => !item.deleted && item.content instanceof Y.ContentString

function livingToTheLeft(item: Y.Item): IdRange | null {
  for (let at = item.left; at; at = at.left)
    if (isLivingText(at)) return { client: at.id.client, clock: at.id.clock + at.length - 1, len: 1 }
  return null
}

function livingToTheRight(item: Y.Item): IdRange | null {
  for (let at = item.right; at; at = at.right) if (isLivingText(at)) return { client: at.id.client, clock: at.id.clock, len: 1 }
  return null
}

function deletedNext(item: Y.Item): IdRange | null {
  for (let at = item.right; at && !isLivingText(at); at = at.right)
    if (at.deleted) return { client: at.id.client, clock: at.id.clock, len: 1 }
  return null
}
