/**
 * What others did, told to screen readers in few words. Every change as it comes would drown the reader; so changes
 * are gathered for a while and told as one sentence.
 */
import type { ObjectId } from '@/domain/base/ids'
import type { BoardObject, ObjectKind } from '@/domain/board/object'
import { boardWords } from './words'

export interface RemoteChange {
  readonly id: ObjectId
  readonly kind: ObjectKind
  readonly what: 'added' | 'changed' | 'binned' | 'restored'
  readonly text: string
}

/** What happened to one object between two looks at it, or null when nothing that is worth a word. */
export function changeBetween(before: BoardObject | undefined, now: BoardObject | undefined): RemoteChange | null {
  if (!now) return null
  const told = { id: now.id, kind: now.kind, text: wordsOf(now) }
  if (!before) return now.binnedAt === null ? { ...told, what: 'added' } : null
  if (before.binnedAt === null && now.binnedAt !== null) return { ...told, what: 'binned' }
  if (before.binnedAt !== null && now.binnedAt === null) return { ...told, what: 'restored' }
  return wordsOf(before) === wordsOf(now) ? null : { ...told, what: 'changed' }
}

const wordsOf = (object: BoardObject): string =>
  object.kind === 'note' ? object.text : object.kind === 'area' ? object.style.title : (object.style.meaning ?? '')

/** One change is told with its words, several are counted. The last change of an object is the one that is told. */
export function announce(changes: readonly RemoteChange[]): string {
  const last = new Map<ObjectId, RemoteChange>()
  for (const change of changes) {
    const earlier = last.get(change.id)
    // A note that came and was then written in is one new note with its words.
    last.set(change.id, earlier?.what === 'added' && change.what === 'changed' ? { ...change, what: 'added' } : change)
  }
  const told = [...last.values()]
  const [only] = told
  if (only && told.length === 1) return boardWords.announce.one[only.what](only.kind, shorten(only.text))
  return (['added', 'changed', 'restored', 'binned'] as const)
    .map((what) => boardWords.announce.many[what](told.filter((change) => change.what === what).length))
    .filter(Boolean)
    .join(' ')
}

const longest = 120
const shorten = (text: string): string => (text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text)
