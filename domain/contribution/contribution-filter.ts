/** Which contributions somebody wants to see. Every part that is given must hold; an empty filter lets all through. */
import { z } from 'zod'
import { experienceGroup } from '../access/role'
import { objectId, participantId } from '../base/ids'
import type { TaxonomyId } from '../involvement/taxonomy'
import type { Contribution } from './contribution'

/** A moment as an ISO 8601 date or date with time; dates count in UTC. */
const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).transform((text) => Date.parse(text))
const dayMs = 86_400_000
/** A date as an end means the end of that day. */
const end = z.union([
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  z.iso.date().transform((text) => Date.parse(text) + dayMs),
])
const term = z.string().regex(/^[a-z.]{1,64}$/)

/** As it comes in an address: every part optional. `from` is included, `to` is not. */
export const contributionFilter = z
  .object({
    person: participantId,
    group: experienceGroup,
    area: objectId,
    level: term,
    stage: term,
    mode: term,
    state: z.enum(['live', 'binned']),
    from: moment,
    to: end,
  })
  .partial()
export type ContributionFilter = z.infer<typeof contributionFilter>

export function matchesFilter(contribution: Contribution, filter: ContributionFilter): boolean {
  return (
    (filter.person === undefined || contribution.contributors.some((one) => one.participantId === filter.person)) &&
    (filter.group === undefined || contribution.group === filter.group) &&
    (filter.area === undefined || contribution.area?.id === filter.area) &&
    (filter.state === undefined || contribution.state === filter.state) &&
    (filter.from === undefined || contribution.writtenAt >= filter.from) &&
    (filter.to === undefined || contribution.writtenAt < filter.to) &&
    hasTerm(contribution, 'level', filter.level) &&
    hasTerm(contribution, 'stage', filter.stage) &&
    hasTerm(contribution, 'mode', filter.mode)
  )
}

const hasTerm = (contribution: Contribution, taxonomy: TaxonomyId, wanted: string | undefined): boolean =>
  wanted === undefined || contribution.tags.some((tag) => tag.taxonomy === taxonomy && tag.terms.includes(wanted))
