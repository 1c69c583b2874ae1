/** What must be true of every contribution when the plan has been played, in the words of the scenario. Pure. */
import type { LinkMeaning } from '@/domain/board/object'
import { type TaxonomyId, taxonomyIds } from '@/domain/involvement/taxonomy'
import type { Via } from '@/domain/protocol/wire'
import type { Share } from './plan'
import type { Card, Scenario } from './scenario'

/** One contribution, whichever way it was read. People, notes and areas carry the scenario's names. */
export interface Reading {
  readonly card: string
  readonly text: string
  readonly contributors: readonly Share[]
  /** As they stand: the contributor's own word, else what the area hands down. */
  readonly tags: Readonly<Record<TaxonomyId, readonly string[]>>
  readonly links: ReadonlyArray<{ readonly meaning: LinkMeaning | null; readonly to: string }>
  readonly state: 'live' | 'binned'
  readonly place: string
}

/** What only the contribution list knows. */
export interface ListedReading extends Reading {
  readonly enteredBy: string | null
  readonly via: Via
  readonly originalText: string
  readonly changedBy: readonly string[]
  /** Whose living words are in it. */
  readonly wordsBy: readonly string[]
}

export interface Expected extends Omit<ListedReading, 'originalText'> {
  /** Equally right texts: two people who typed at the same place at the same moment may come in either order. */
  readonly texts: readonly string[]
  /** The same for how the first writer left it: with or without what they typed in that moment. */
  readonly firstTexts: readonly string[]
}

const placeOf = (area: string, column: string, lane: string | null): string => [area, column, lane].filter(Boolean).join(' / ')

export function expectedContributions(scenario: Scenario): Expected[] {
  const first = new Map(scenario.events.flatMap((event) => (event.type === 'card.create' ? [[event.card.id, event.card] as const] : [])))
  return scenario.contributions.map((ending): Expected => {
    const card = first.get(ending.id)
    if (!card) throw new Error(`${ending.id} was never made.`)
    // A withdrawn one is compared with how it stood before: erasure comes with a later version.
    const text = ending.text ?? card.text
    const texts = eitherOrder(scenario, card, text)
    const changes = changesOf(scenario, card.id)
    const authors = ending.contributors.map((share) => share.id)
    return {
      card: ending.id,
      text,
      texts,
      contributors: ending.contributors.map(({ id, share }) => ({ person: id, share })),
      tags: tagsOf(ending),
      links: ending.links.map((link) => ({ meaning: link.type, to: link.target })),
      state: 'live',
      place: movedTo(scenario, ending.id) ?? placeOf(ending.area, ending.column, ending.lane),
      enteredBy: authors.includes(ending.enteredBy) ? null : ending.enteredBy,
      via: ending.via,
      firstTexts: [
        ending.originalText ?? card.text,
        ...insertionsAtOnce(scenario, card).map(({ at, insert }) => card.text.slice(0, at) + insert + card.text.slice(at)),
      ],
      changedBy: changes.filter((person) => !authors.includes(person)),
      wordsBy: changes.length === 0 ? [typedFor(card)] : [],
    }
  })
}

const tagsOf = (card: Pick<Card, 'levels' | 'stage' | 'mode' | 'speakingFrom'>): Reading['tags'] => ({
  level: card.levels,
  stage: [card.stage],
  mode: [card.mode],
  speaking: [card.speakingFrom],
})

/** Whose words the session wrote: a correction of the contributors later does not change who typed. */
const typedFor = (card: Card): string =>
  card.enteredBy === card.contributors[0]?.id ? card.enteredBy : (card.contributors[0]?.id ?? card.enteredBy)

function changesOf(scenario: Scenario, card: string): string[] {
  const people = scenario.events.flatMap((event) => (event.type === 'card.edit' && event.cardId === card ? [event.actor] : []))
  return [...new Set(people)].sort()
}

function movedTo(scenario: Scenario, card: string): string | null {
  const move = scenario.events.findLast((event) => event.type === 'card.move' && event.cardId === card)
  return move?.type === 'card.move' ? placeOf(move.toArea, move.toColumn, move.toLane) : null
}

const insertionsAtOnce = (scenario: Scenario, card: Card): Array<{ insert: string; at: number }> =>
  scenario.events.flatMap((event) =>
    event.type === 'card.edit' && event.cardId === card.id && event.concurrentWith ? (event.ops ?? []) : [],
  )

function eitherOrder(scenario: Scenario, card: Card, text: string): string[] {
  const [one, other] = insertionsAtOnce(scenario, card)
  if (!one || !other) return [text]
  const before = card.text.slice(0, one.at)
  const after = card.text.slice(one.at)
  return [before + one.insert + other.insert + after, before + other.insert + one.insert + after]
}

/** One thing that was looked at. */
export interface Check {
  readonly name: string
  readonly passed: boolean
  readonly detail: string
}

const said = (value: unknown): string => JSON.stringify(value)
export const check = (name: string, found: unknown, wanted: unknown): Check => ({
  name,
  passed: said(found) === said(wanted),
  detail: `found ${said(found)}, wanted ${said(wanted)}`,
})

export const oneOf = (name: string, found: string | undefined, wanted: readonly string[]): Check => ({
  name,
  passed: found !== undefined && wanted.includes(found),
  detail: `found ${said(found)}, wanted ${wanted.map(said).join(' or ')}`,
})

const byPerson = (list: readonly Share[]): Share[] =>
  [...list].sort((a, b) => a.person.localeCompare(b.person)).map(({ person, share }) => ({ person, share }))
const byTarget = (list: Reading['links']): Reading['links'] =>
  [...list].sort((a, b) => a.to.localeCompare(b.to)).map(({ meaning, to }) => ({ meaning, to }))

/** Every reading against what is wanted, aspect by aspect; a missing or an unknown contribution is a failure too. */
export function compare(where: string, readings: readonly Reading[], wanted: readonly Expected[]): Check[] {
  const found = new Map(readings.map((reading) => [reading.card, reading]))
  const unknown = readings.filter((reading) => !wanted.some((one) => one.card === reading.card)).map((reading) => reading.card)
  return [
    check(`${where}: nothing but the scenario's contributions`, unknown, []),
    ...wanted.flatMap((one): Check[] => {
      const reading = found.get(one.card)
      const named = (aspect: string): string => `${where}: ${one.card} ${aspect}`
      if (!reading) return [check(named('is there'), false, true)]
      return [
        oneOf(named('text'), reading.text, one.texts),
        check(named('contributors'), byPerson(reading.contributors), byPerson(one.contributors)),
        ...taxonomyIds.map((id) => check(named(id), reading.tags[id], one.tags[id])),
        check(named('links'), byTarget(reading.links), byTarget(one.links)),
        check(named('state'), reading.state, one.state),
        check(named('place'), reading.place, one.place),
      ]
    }),
  ]
}

/** What the list tells beyond the board: who typed, how it came, how it read first, whose words are in it. */
export function compareListed(where: string, readings: readonly ListedReading[], wanted: readonly Expected[]): Check[] {
  return wanted.flatMap((one): Check[] => {
    const reading = readings.find((other) => other.card === one.card)
    if (!reading) return []
    const named = (aspect: string): string => `${where}: ${one.card} ${aspect}`
    return [
      check(named('typed by'), reading.enteredBy, one.enteredBy),
      check(named('came by'), reading.via, one.via),
      oneOf(named('first text'), reading.originalText, one.firstTexts),
      check(named('changed by'), [...reading.changedBy].sort(), one.changedBy),
      ...(one.wordsBy.length > 0 ? [check(named('words by'), reading.wordsBy, one.wordsBy)] : []),
    ]
  })
}
