/**
 * Contributions as a table for spreadsheets and statistics: one row a contribution, headers in snake_case, times as
 * ISO 8601 with offset and again as local time. What each column means is in docs/export.md; a test keeps both together.
 */
import type { ExperienceGroup } from '../access/role'
import type { ObjectId, ParticipantId } from '../base/ids'
import type { TaxonomyId } from '../involvement/taxonomy'
import type { Contribution } from './contribution'

export const contributionColumns = [
  'contribution_id',
  'page',
  'area',
  'column',
  'lane',
  'contributors',
  'shares',
  'group',
  'role',
  'entered_by',
  'via',
  'text',
  'original_text',
  'mode',
  'level',
  'stage',
  'speaking',
  'inherited_tags',
  'evaluator_tags',
  'written_at',
  'written_local',
  'received_at',
  'received_local',
  'written_offline',
  'links',
  'answered_by',
  'built_from',
  'state',
  'changed_by',
  'words_kept',
  'words_deleted',
  'words_placed_by_others',
] as const
export type ContributionColumn = (typeof contributionColumns)[number]
export type ContributionRow = Record<ContributionColumn, string>

/** What a table needs to name things as people see them. */
export interface TableWords {
  readonly name: (id: ParticipantId) => string
  readonly page: (contribution: Contribution) => string
  readonly group: (group: ExperienceGroup) => string
  readonly term: (taxonomy: TaxonomyId, termId: string) => string
  /** IANA name, such as Europe/London. */
  readonly timeZone: string
}

export function contributionRow(one: Contribution, words: TableWords): ContributionRow {
  const people = (ids: readonly ParticipantId[]): string => list(ids.map(words.name))
  const tag = (taxonomy: TaxonomyId): string =>
    list((one.tags.find((standing) => standing.taxonomy === taxonomy)?.terms ?? []).map((term) => words.term(taxonomy, term)))
  const evaluatorTags = one.assertions.filter((assertion) => assertion.capacity === 'evaluator')
  const link = (meaning: string | null, id: ObjectId): string => `${meaning ?? 'linked'}:${id}`
  const perPerson = (of: (share: Contribution['words'][number]) => number): string =>
    list(one.words.map((share) => `${words.name(share.participantId)}: ${of(share)}`))
  const row: ContributionRow = {
    contribution_id: one.objectId,
    page: words.page(one),
    area: one.area?.title ?? '',
    column: one.area?.column ?? '',
    lane: one.area?.lane ?? '',
    contributors: people(one.contributors.map((share) => share.participantId)),
    shares: list(one.contributors.map((share) => String(Math.round(share.share * 1000) / 1000))),
    group: words.group(one.group),
    role: one.role,
    entered_by: one.enteredBy ? words.name(one.enteredBy) : '',
    via: one.via,
    text: one.text,
    original_text: one.originalText,
    mode: tag('mode'),
    level: tag('level'),
    stage: tag('stage'),
    speaking: tag('speaking'),
    inherited_tags: list(one.tags.filter((standing) => standing.capacity === 'inherited').map((standing) => standing.taxonomy)),
    evaluator_tags: list(evaluatorTags.flatMap((assertion) => assertion.terms.map((term) => words.term(assertion.taxonomy, term)))),
    written_at: isoWithOffset(one.writtenAt, words.timeZone),
    written_local: localTime(one.writtenAt, words.timeZone),
    received_at: isoWithOffset(one.receivedAt, words.timeZone),
    received_local: localTime(one.receivedAt, words.timeZone),
    written_offline: one.writtenOffline ? 'yes' : 'no',
    links: list(one.links.map(({ meaning, to }) => link(meaning, to))),
    answered_by: list(one.answeredBy.map(({ meaning, from }) => link(meaning, from))),
    built_from: one.builtFrom ?? '',
    state: one.state,
    changed_by: people(one.changedBy),
    words_kept: perPerson((share) => share.alive),
    words_deleted: perPerson((share) => share.deleted),
    words_placed_by_others: perPerson((share) => share.placedByOthers),
  }
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, formulaSafe(cell)])) as ContributionRow
}

const list = (parts: readonly string[]): string => parts.join('; ')

/** Spreadsheets run cells that begin like a formula; an apostrophe in front makes them text. Nothing else is changed. */
export const formulaSafe = (cell: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell)

const localParts = (at: number, timeZone: string): Record<string, string> => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]))
}

/** `2025-04-01 10:30:00`: what the clock on the wall said. */
export function localTime(at: number, timeZone: string): string {
  const { year, month, day, hour, minute, second } = localParts(at, timeZone)
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`
}

/** `2025-04-01T10:30:00+01:00`: the same moment for programs. */
export function isoWithOffset(at: number, timeZone: string): string {
  const local = localTime(at, timeZone).replace(' ', 'T')
  const minutes = Math.round((Date.parse(`${local}Z`) - Math.floor(at / 1000) * 1000) / 60_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
