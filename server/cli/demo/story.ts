/** The hard cases of the scenario, by the numbers its authors gave them. Pure: everything was read before. */
import type { ObjectId } from '@/domain/base/ids'
import type { Contribution } from '@/domain/contribution/contribution'
import type { News } from '@/domain/protocol/wire'
import { type Check, check, oneOf } from './expected'
import { noteId } from './plan'
import type { Replayed } from './replayed'
import type { Scenario } from './scenario'

export interface Told {
  readonly list: readonly Contribution[]
  readonly csv: string
  readonly replayed: Replayed
  /** Seq at the end of each session. */
  readonly moments: ReadonlyMap<string, number>
  /** What a late joiner was told about who contributed. */
  readonly declarations: (News & { kind: 'welcome' })['contributors']
  /** The text of a note on every open page. */
  readonly everywhere: (note: ObjectId) => string[]
  readonly person: (name: string) => string
}

type Edit = Scenario['events'][number] & { type: 'card.edit' }

export function storyChecks(scenario: Scenario, told: Told): Check[] {
  const of = (card: string): Contribution => {
    const found = told.list.find((one) => one.objectId === noteId(card))
    if (!found) throw new Error(`${card} is not in the list`)
    return found
  }
  const edits = (card: string): Edit[] =>
    scenario.events.filter((event): event is Edit => event.type === 'card.edit' && event.cardId === card)
  const credited = (card: string): string[] => of(card).contributors.map((one) => one.participantId)
  const changed = (card: string, by: string): boolean => (of(card).changedBy as readonly string[]).includes(told.person(by))
  const [overwrite, putBack] = edits('c023')
  const rewritten = edits('c079')[0]
  const together = edits('c087').flatMap((edit) => (edit.ops ?? []).map((op) => op.insert))
  const onEveryPage = new Set(told.everywhere(noteId('c087')))
  const corrections = told.declarations.filter((one) => one.objectId === noteId('c024'))
  const receivedAfter = told.list.filter((one) => one.madeAtSeq < of('c036').madeAtSeq && one.writtenAt > of('c036').writtenAt)
  const last = told.moments.get('S3') ?? 0

  return [
    check('t02: the overwriting of c023 can be replayed', told.replayed.textsOf('c023').includes(overwrite?.to ?? '?'), true),
    check('t02: c023 names who overwrote it and who put it back', [changed('c023', 'P09'), changed('c023', 'P01')], [true, true]),
    check('t02: c023 reads as its author wrote it', of('c023').text, putBack?.to),
    check('t02: its author stays credited', credited('c023'), [told.person('P03')]),
    check(
      't03: at the end of session 2 c079 reads as it was rewritten',
      told.replayed.textAt('c079', told.moments.get('S2') ?? 0),
      rewritten?.to,
    ),
    check('t03: at the end of session 3 it reads as its author wrote it', told.replayed.textAt('c079', last), rewritten?.from),
    check('t04: c057 reads as agreed', of('c057').text, edits('c057')[0]?.to),
    check('t04: who made the agreed change did not become its author', credited('c057'), [told.person('P04')]),
    check(
      't05: both pieces of c087 are there',
      together.map((piece) => of('c087').text.includes(piece)),
      together.map(() => true),
    ),
    check('t05: nothing else is', of('c087').text.length, 81),
    check('t05: c087 is the same on every open page', [...onEveryPage], [of('c087').text]),
    check('t06: c024 belongs to who said it', credited('c024'), [told.person('P04')]),
    check(
      't06: the correction says who corrected it',
      corrections.map((one) => one.by as string),
      [told.person('P03')],
    ),
    check('t07: c036 was written without a connection', of('c036').writtenOffline, true),
    check('t07: it was received later than it was written', of('c036').receivedAt > of('c036').writtenAt, true),
    check('t07: others written after it had come before it', receivedAfter.length > 0, true),
    check('t14: c061 is back', [of('c061').state, credited('c061'), of('c061').links.length], ['live', [told.person('P05')], 1]),
    check(
      't14: with its tags',
      of('c061').tags.map((tag) => tag.taxonomy),
      ['level', 'stage', 'mode', 'speaking'],
    ),
    check('t17: c067 belongs to who spoke it', credited('c067'), [told.person('P06')]),
    check(
      't17: and says who typed it, and how it came',
      [of('c067').enteredBy, of('c067').via],
      [told.person('P12'), 'voice note passed on'],
    ),
    ...['c024', 'c067', 'c061', 'c071'].flatMap((card): Check[] => [
      oneOf(`t18: ${card} keeps its signs in history`, told.replayed.textAt(card, last), [of(card).text]),
      check(`t18: ${card} keeps them in the table`, told.csv.includes(of(card).text.replaceAll('"', '""')), true),
    ]),
  ]
}

/** Checks of the scenario that this version cannot do, and why. */
export const laterChecks: ReadonlyArray<readonly [string, string]> = [
  ['t08', 'private writing'],
  ['t09', 'safeguarding holds'],
  ['t10', 'erasure'],
  ['t11', 'votes'],
  ['t12', 'group reports'],
  ['t13', 'pulses and the ladder check'],
  ['t15', 'a report in London time'],
  ['t16', 'decisions'],
  ['t18, second half', 'export to QDPX'],
]
