/**
 * A tag is somebody's assertion about a contribution. Assertions are kept apart by who made them and in which capacity,
 * and are never overwritten: a later one of the same asserter supersedes, it does not erase. Disagreement is data.
 */
import { z } from 'zod'
import { objectId, participantId } from '../base/ids'
import { findTaxonomy, type TaxonomyId, taxonomyId, taxonomyIds } from './taxonomy'

/** `self`: a contributor about their own note. `inherited`: handed down by the area or the page, never stored. */
export const capacities = ['self', 'facilitator', 'evaluator', 'inherited'] as const
export const capacity = z.enum(capacities)
export type Capacity = z.infer<typeof capacity>

export const tagAssertion = z.object({
  /** Place in the page's sequence; orders assertions and is their identity together with object and taxonomy. */
  seq: z.number().int().positive(),
  objectId,
  taxonomy: taxonomyId,
  version: z.number().int().positive(),
  /** Empty means "none of these", which differs from never having said anything. */
  terms: z.array(z.string().max(64)).max(8),
  capacity: capacity.exclude(['inherited']),
  by: participantId,
  /** Server time, ms since 1970. */
  at: z.number().int(),
})
export type TagAssertion = z.infer<typeof tagAssertion>

/** The terms that stand for one taxonomy, and whose word they are. */
export interface StandingTag {
  readonly taxonomy: TaxonomyId
  readonly terms: readonly string[]
  readonly capacity: Capacity
  readonly seq: number
}

/** The newest assertion of each asserter and capacity about one object, per taxonomy, oldest first. */
export function currentAssertions(assertions: readonly TagAssertion[]): TagAssertion[] {
  const newest = new Map<string, TagAssertion>()
  for (const assertion of assertions) {
    const key = [assertion.objectId, assertion.taxonomy, assertion.capacity, assertion.by].join(' ')
    const known = newest.get(key)
    if (!known || known.seq < assertion.seq) newest.set(key, assertion)
  }
  return [...newest.values()].sort((a, b) => a.seq - b.seq)
}

/**
 * The tag shown first on a note: the contributor's own word if there is one, else what the area (`inheritedFrom`,
 * nearest first) hands down, else nothing. Facilitators' and evaluators' assertions are shown beside it, never instead.
 */
export function standingTags(own: readonly TagAssertion[], inheritedFrom: ReadonlyArray<readonly TagAssertion[]>): StandingTag[] {
  return taxonomyIds.flatMap((taxonomy): StandingTag[] => {
    const self = newestOf(own, taxonomy, 'self')
    if (self) return [{ taxonomy, terms: self.terms, capacity: 'self', seq: self.seq }]
    for (const source of inheritedFrom) {
      const handedDown = newestOf(source, taxonomy, 'facilitator')
      if (handedDown?.terms.length) return [{ taxonomy, terms: handedDown.terms, capacity: 'inherited', seq: handedDown.seq }]
    }
    return []
  })
}

const newestOf = (assertions: readonly TagAssertion[], taxonomy: TaxonomyId, capacity: Capacity): TagAssertion | undefined =>
  assertions
    .filter((assertion) => assertion.taxonomy === taxonomy && assertion.capacity === capacity)
    .reduce<TagAssertion | undefined>((newest, next) => (!newest || newest.seq < next.seq ? next : newest), undefined)

/** Why a set of terms cannot be asserted, in plain words, or null when it can. */
export function whyNotTerms(id: TaxonomyId, version: number, terms: readonly string[]): string | null {
  const taxonomy = findTaxonomy(id, version)
  if (!taxonomy) return `There is no version ${version} of "${id}".`
  if (new Set(terms).size !== terms.length) return 'The same tag was given twice.'
  if (terms.length > taxonomy.most)
    return taxonomy.most === 1 ? 'Only one can be chosen here.' : `At most ${taxonomy.most} can be chosen here.`
  const unknown = terms.find((term) => !taxonomy.terms.some((known) => known.id === term))
  return unknown === undefined ? null : `"${unknown}" is not one of the choices.`
}
