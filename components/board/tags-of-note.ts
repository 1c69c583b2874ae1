/** What the tag panel shows about one note and one question, and what a tap on a term means. Pure. */
import type { ObjectId } from '@/domain/base/ids'
import type { BoardObject } from '@/domain/board/object'
import { currentAssertions, type StandingTag, standingTags, type TagAssertion } from '@/domain/involvement/tag'
import { findTaxonomy, type Taxonomy, type TaxonomyId, type Term } from '@/domain/involvement/taxonomy'

/** The order in which people are asked; taxonomies that nobody may answer for a note would be missing here. */
export const questionOrder: readonly TaxonomyId[] = ['level', 'speaking', 'mode', 'stage']

export interface TagQuestion {
  readonly taxonomy: Taxonomy
  /** What stands: the contributor's own word or what the area hands down. */
  readonly standing: StandingTag | null
  /** What the area would hand down; shown so that one tap goes back to it. */
  readonly inherited: readonly string[]
  /** What the person looking has said in their own capacity, or null when they said nothing. */
  readonly mine: readonly string[] | null
  /** What others said beside it: never replaced, never mixed in. */
  readonly beside: readonly TagAssertion[]
}

/** The areas an object lies in, nearest first. A circle of parents (two people moved areas into each other) ends it. */
export function areasAround(object: BoardObject, get: (id: ObjectId) => BoardObject | undefined): ObjectId[] {
  const found: ObjectId[] = []
  let next = object.parent
  while (next && next !== object.id && !found.includes(next)) {
    found.push(next)
    next = get(next)?.parent ?? null
  }
  return found
}

/** The tags that stand for an object, given everything that was asserted on the page. */
export function standingOn(object: BoardObject, assertions: TagsByObject, get: (id: ObjectId) => BoardObject | undefined): StandingTag[] {
  const of = (id: ObjectId) => assertions.get(id) ?? []
  return standingTags(of(object.id), areasAround(object, get).map(of))
}

export type TagsByObject = ReadonlyMap<ObjectId, readonly TagAssertion[]>

export function byObject(assertions: readonly TagAssertion[]): TagsByObject {
  const sorted = new Map<ObjectId, TagAssertion[]>()
  for (const assertion of assertions) {
    const known = sorted.get(assertion.objectId)
    if (known) known.push(assertion)
    else sorted.set(assertion.objectId, [assertion])
  }
  return sorted
}

export function tagQuestions(
  object: BoardObject,
  assertions: TagsByObject,
  get: (id: ObjectId) => BoardObject | undefined,
  me: string,
): TagQuestion[] {
  const own = currentAssertions(assertions.get(object.id) ?? [])
  const around = areasAround(object, get).map((id) => assertions.get(id) ?? [])
  const standing = standingTags(own, around)
  const handedDown = standingTags([], around)
  return questionOrder.flatMap((id) => {
    const taxonomy = findTaxonomy(id)
    if (!taxonomy) return []
    const here = own.filter((assertion) => assertion.taxonomy === id)
    const stands = standing.find((tag) => tag.taxonomy === id) ?? null
    return {
      taxonomy,
      standing: stands,
      inherited: handedDown.find((tag) => tag.taxonomy === id)?.terms ?? [],
      mine: here.findLast((assertion) => assertion.by === me)?.terms ?? null,
      beside: here.filter((assertion) => assertion.by !== me && !(stands?.capacity === 'self' && stands.seq === assertion.seq)),
    }
  })
}

/** The terms after a tap: a second tap takes a term away, one too many pushes out the oldest. */
export function tapTerm(chosen: readonly string[], term: string, most: number): string[] {
  return chosen.includes(term) ? chosen.filter((other) => other !== term) : [...chosen, term].slice(-most)
}

/** The words of a term; a term of a version we do not know is shown as it is written. */
export const termOf = (taxonomy: TaxonomyId, id: string, version?: number): Term =>
  findTaxonomy(taxonomy, version)?.terms.find((term) => term.id === id) ?? { id, label: id, plain: id, symbol: 'tag' }
