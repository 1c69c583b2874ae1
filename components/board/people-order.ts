import type { RosterPerson } from '@/domain/protocol/wire'

export interface PeopleOnPage {
  readonly here: readonly RosterPerson[]
  readonly away: readonly RosterPerson[]
}

/** People by presence: oneself first, then by name as people read names. No rank, no count of what they wrote. */
export function peopleOnPage(people: Iterable<RosterPerson>, me: string | null): PeopleOnPage {
  const sorted = [...people].sort((a, b) => Number(b.participantId === me) - Number(a.participantId === me) || a.name.localeCompare(b.name))
  const isHere = (person: RosterPerson) => person.here || person.participantId === me
  return { here: sorted.filter(isHere), away: sorted.filter((person) => !isHere(person)) }
}
