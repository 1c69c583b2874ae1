import type { ExperienceGroup } from '@/domain/access/role'
import type { ObjectId } from '@/domain/base/ids'
import type { BoardObject } from '@/domain/board/object'
import { boardWords } from './words'

export interface KnownAuthor {
  readonly name: string
  readonly group: ExperienceGroup
  /** Who wrote it down, when that was somebody else. */
  readonly typedBy?: string | null
}

export interface Describer {
  readonly get: (id: ObjectId) => BoardObject | undefined
  /** The contributor of an object, or null while it is not known. */
  readonly authorOf: (id: ObjectId) => KnownAuthor | null
  /** The tags that stand on an object, in plain words. */
  readonly tagsOf: (id: ObjectId) => readonly string[]
}

/** One object in plain words for somebody who does not see it: who, what, where, tags. */
export function describeObject(object: BoardObject, page: Describer): string {
  const words = boardWords.describe
  if (object.kind === 'connector') {
    const [from, to] = object.ends.map((id) => titleOf(page.get(id)))
    return words.connector(object.style.meaning, from ?? '', to ?? '')
  }
  const parent = object.parent ? page.get(object.parent) : undefined
  const where = parent ? words.inArea(titleOf(parent)) : ''
  if (object.kind === 'area') return [words.area(object.style.title), object.style.question, where].filter(Boolean).join('. ')
  const author = page.authorOf(object.id)
  const by = author ? `${words.noteBy(author.name, author.group)}${author.typedBy ? words.typedBy(author.typedBy) : ''}` : words.note
  const tags = page.tagsOf(object.id)
  return [`${by}: ${object.text.trim() || words.empty}`, where, tags.length ? words.tags(tags) : ''].filter(Boolean).join('. ')
}

/** Short words for an object: a title, or how its text begins. */
export function titleOf(object: BoardObject | undefined, longest = 60): string {
  if (!object) return boardWords.describe.gone
  if (object.kind === 'area') return object.style.title || boardWords.describe.untitledArea
  if (object.kind === 'connector') return boardWords.meaning[object.style.meaning ?? 'plain']
  const text = object.text.trim().replace(/\s+/g, ' ')
  if (!text) return boardWords.describe.empty
  return text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text
}
