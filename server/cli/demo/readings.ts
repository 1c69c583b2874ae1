/** Contributions in the scenario's words, read in two ways: from the list evaluators get, and from an open page. */
import { areaObjectId, noteId } from './plan'
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import type { Area } from '@/domain/board/object'
import { objectsOf, readObject } from '@/domain/board/page-document'
import { cellOf } from '@/domain/contribution/cell'
import type { Contribution } from '@/domain/contribution/contribution'
import { currentAssertions, standingTags } from '@/domain/involvement/tag'
import { type TaxonomyId, taxonomyIds } from '@/domain/involvement/taxonomy'
import type { ListedReading, Reading } from './expected'
import type { OpenPage } from './open-page'
import type { Scenario } from './scenario'

/** Turns the ids of a run back into the scenario's names. */
export interface Names {
  card(id: ObjectId): string
  area(id: ObjectId): string
  person(id: ParticipantId): string
}

export function namesOf(scenario: Scenario, person: (id: ParticipantId) => string): Names {
  const cards = new Map(scenario.contributions.map((one) => [noteId(one.id), one.id]))
  const areas = new Map(scenario.board.areas.map((one) => [areaObjectId(one.id), one.id]))
  return { card: (id) => cards.get(id) ?? id, area: (id) => areas.get(id) ?? id, person }
}

const byTaxonomy = (standing: ReadonlyArray<{ taxonomy: TaxonomyId; terms: readonly string[] }>): Reading['tags'] => {
  const termsOf = (id: TaxonomyId): readonly string[] => standing.find((tag) => tag.taxonomy === id)?.terms ?? []
  return Object.fromEntries(taxonomyIds.map((id) => [id, termsOf(id)])) as unknown as Reading['tags']
}

const place = (...parts: ReadonlyArray<string | null>): string => parts.filter(Boolean).join(' / ')

export const fromList = (list: readonly Contribution[], names: Names): ListedReading[] =>
  list.map((one) => ({
    card: names.card(one.objectId),
    text: one.text,
    contributors: one.contributors.map(({ participantId, share }) => ({ person: names.person(participantId), share })),
    tags: byTaxonomy(one.tags),
    links: one.links.map((link) => ({ meaning: link.meaning, to: names.card(link.to) })),
    state: one.state,
    place: one.area ? place(names.area(one.area.id), one.area.column, one.area.lane) : '',
    enteredBy: one.enteredBy && names.person(one.enteredBy),
    via: one.via,
    originalText: one.originalText,
    changedBy: one.changedBy.map(names.person),
    wordsBy: one.words.filter((share) => share.alive > 0).map((share) => names.person(share.participantId)),
  }))

/** What somebody who has just opened the page sees: the document, and what the server told on opening. */
export function fromPage({ doc, welcome }: OpenPage, names: Names): Reading[] {
  const objects = objectsOf(doc)
  const all = [...objects.keys()].map((id) => readObject(objects, id as ObjectId)).filter((one) => one !== null)
  const areas = new Map(all.flatMap((one): Array<[ObjectId, Area]> => (one.kind === 'area' ? [[one.id, one]] : [])))
  const writers = new Map(welcome.clients.map((client) => [client.clientId, client.participantId]))
  const assertionsOf = (id: ObjectId) => currentAssertions(welcome.tags.filter((tag) => tag.objectId === id))
  return all.flatMap((note): Reading[] => {
    if (note.kind !== 'note') return []
    const area = note.parent === null ? undefined : areas.get(note.parent)
    const declared = welcome.contributors
      .filter((one) => one.objectId === note.id)
      .sort((a, b) => a.seq - b.seq)
      .at(-1)
    const maker = writers.get(note.madeBy)
    const contributors = declared?.contributors ?? (maker ? [{ participantId: maker, share: 1 }] : [])
    const cell = area ? cellOf(area, note.geometry) : { column: null, lane: null }
    const links = all.flatMap((one) => (one.kind === 'connector' && one.binnedAt === null && one.ends[0] === note.id ? [one] : []))
    return [
      {
        card: names.card(note.id),
        text: note.text,
        contributors: contributors.map(({ participantId, share }) => ({ person: names.person(participantId), share })),
        tags: byTaxonomy(standingTags(assertionsOf(note.id), area ? [assertionsOf(area.id)] : [])),
        links: links.map((link) => ({ meaning: link.style.meaning, to: names.card(link.ends[1]) })),
        state: note.binnedAt === null ? 'live' : 'binned',
        place: area ? place(names.area(area.id), cell.column, cell.lane) : '',
      },
    ]
  })
}
