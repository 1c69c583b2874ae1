/**
 * What must be true when a workshop is over, on several levels at once: what people see, what Yjs holds, what the journal
 * replays to, and whose the words are, told by every device's own register and by history derived in pieces and whole.
 */
import * as Y from 'yjs'
import type { ObjectId, PageId } from '@/domain/base/ids'
import { objectsOf, readObject } from '@/domain/board/page-document'
import type { ContributionEvent } from '@/domain/contribution/sessionizer'
import { HistoryBuilder } from '@/server/history/builder'
import type { Dice } from './dice'
import type { OwnedJournal } from './owned-journal'
import { BrokenPromise, type Replica } from './replica'

export function agreement(
  page: PageId,
  replicas: readonly Replica[],
  journal: OwnedJournal,
  dice: Dice,
): { objects: number; characters: number } {
  const replayed = new Y.Doc()
  for (const row of journal.rows) if (row.kind === 'update') Y.applyUpdate(replayed, row.bytes)
  const truth = seen(replayed)
  const registry = journal.registry()
  const record = recordOf(replayed, (client) => registry.client(client).participantId, decided(journal))
  for (const [n, replica] of replicas.entries()) {
    same(seen(replica.doc), truth, `device ${n} sees another board than the journal holds`)
    same(clocks(replica.doc), clocks(replayed), `device ${n} holds other structs than the journal`)
    same(
      recordOf(replica.doc, (client) => replica.authors.get(client) ?? null, [...replica.tags.values()]),
      record,
      `device ${n} credits others than the register does`,
    )
  }
  const whole = history(page, journal, () => false)
  const inPieces = history(page, journal, () => dice.chance(0.05))
  same(inPieces.events, whole.events, 'the record derived in pieces differs from the record derived whole')
  same(inPieces.scene, whole.scene, 'the scene derived in pieces differs')
  same(whole.scene, truth, 'the scene differs from the board')
  const texts = Object.values(truth).map((object) => (object?.kind === 'note' ? object.text : ''))
  return { objects: texts.length, characters: texts.join('').length }
}

const seen = (doc: Y.Doc) =>
  Object.fromEntries([...objectsOf(doc).keys()].sort().map((id) => [id, readObject(objectsOf(doc), id as ObjectId)] as const))

const clocks = (doc: Y.Doc): unknown => [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)

/** Who made each object and what was said about it: the record as one device, or the server, can tell it. */
function recordOf(
  doc: Y.Doc,
  authorOf: (client: number) => string | null,
  tags: ReadonlyArray<{ readonly seq: number; readonly objectId: string; readonly terms: readonly string[]; readonly by: string }>,
) {
  const makers = Object.entries(seen(doc)).map(([id, object]) => [id, object ? authorOf(object.madeBy) : null])
  const said = [...tags].sort((a, b) => a.seq - b.seq).map(({ seq, objectId, terms, by }) => [seq, objectId, terms, by])
  return { makers, said }
}

const decided = (journal: OwnedJournal) =>
  journal.rows.flatMap((row) =>
    row.kind === 'command' && row.command.kind === 'tag.assert'
      ? [{ seq: row.seq, objectId: row.command.objectId, terms: row.command.terms, by: row.participantId ?? '' }]
      : [],
  )

/** Derives the whole history; `stops` says after which rows deriving stops and goes on from what it had kept. */
function history(page: PageId, journal: OwnedJournal, stops: () => boolean) {
  let builder = new HistoryBuilder(page)
  const events = new Map<string, ContributionEvent>()
  for (const row of journal.rows) {
    for (const event of builder.take(row, journal.registry()).events) events.set(event.id, event)
    if (stops()) builder = new HistoryBuilder(page, structuredClone(builder.state()))
  }
  const scene = Object.fromEntries([...builder.scene.objects].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, one]) => [id, one.object]))
  return { events: [...events].sort(([a], [b]) => (a < b ? -1 : 1)), scene }
}

function same(a: unknown, b: unknown, difference: string): void {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  if (left === right) return
  const at = [...left].findIndex((letter, n) => letter !== right[n])
  throw new BrokenPromise(`${difference}:\n  ${left.slice(Math.max(0, at - 80), at + 80)}\n  ${right.slice(Math.max(0, at - 80), at + 80)}`)
}
