import { type ContributionFilter, contributionFilter } from '@/domain/contribution/contribution-filter'

/** What is chosen, as it stands in the address and in the fields: all text, empty parts left out. */
export type Chosen = Readonly<Partial<Record<keyof ContributionFilter, string>>>

const parts = Object.keys(contributionFilter.shape) as Array<keyof ContributionFilter>

/** Reads an address; parts that make no sense are dropped, so an old or mistyped link still shows something. */
export function chosenFrom(query: URLSearchParams): Chosen {
  const chosen: Partial<Record<keyof ContributionFilter, string>> = {}
  for (const part of parts) {
    const value = query.get(part)
    if (value && contributionFilter.safeParse({ [part]: value }).success) chosen[part] = value
  }
  return chosen
}

export const queryFrom = (chosen: Chosen): URLSearchParams => new URLSearchParams(Object.entries(chosen).filter(([, value]) => value))

export function filterFrom(chosen: Chosen): ContributionFilter {
  const parsed = contributionFilter.safeParse(chosen)
  return parsed.success ? parsed.data : {}
}
