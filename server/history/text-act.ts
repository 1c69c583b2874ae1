/** What one row did to the words of one note, as an act: whose words came, went and were carried. */
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import type { Lineage, Resolved } from '@/domain/contribution/lineage'
import type { Act } from '@/domain/contribution/sessionizer'
import type { LivingSpan, Splice } from '@/domain/contribution/span-difference'
import type { JournalUpdate } from '../journal/journal'
import type { Hand } from './registry'

interface TextDone {
  readonly entry: JournalUpdate
  readonly hand: Hand
  readonly objectId: ObjectId
  /** Who made the note. */
  readonly madeBy: ParticipantId | null
  readonly splices: readonly Splice[]
  readonly lineage: Lineage
  readonly authorOf: (client: number) => ParticipantId | null
}

/** Line feeds between blocks are structure and are not counted. */
export function textAct({ entry, hand, objectId, madeBy, splices, lineage, authorOf }: TextDone): Act {
  const removed = new Map<ParticipantId, number>()
  const kept = new Map<ParticipantId, number>()
  let inserted = 0
  let carriedFrom: ObjectId | null = null
  for (const splice of splices) {
    for (const piece of resolved(splice.removed, lineage)) add(removed, authorOf(piece.client), piece.len)
    for (const piece of resolved(splice.inserted, lineage)) {
      if (!piece.placed) inserted += piece.len
      else {
        add(kept, authorOf(piece.client), piece.len)
        if (piece.placed.root !== objectId) carriedFrom ??= piece.placed.root
      }
    }
  }
  const people = [...new Set([...removed.keys(), ...kept.keys()])].sort()
  return {
    seq: entry.seq,
    at: entry.receivedAt,
    ...hand,
    contextId: entry.contextId,
    objectId,
    kind: 'text.edited',
    inserted,
    kept: [...kept.values()].reduce((sum, count) => sum + count, 0),
    affected: people.map((participantId) => ({
      participantId,
      charsRemoved: Math.max(0, (removed.get(participantId) ?? 0) - (kept.get(participantId) ?? 0)),
      charsKept: kept.get(participantId) ?? 0,
    })),
    builtOn: carriedFrom ?? (madeBy !== null && madeBy !== hand.participantId && inserted > 0 ? objectId : null),
    detail: null,
  }
}

function* resolved(spans: readonly LivingSpan[], lineage: Lineage): Generator<Resolved, void, void> {
  for (const span of spans) {
    if (!span.separator) yield* lineage.resolve({ client: span.client, clock: span.clock, len: span.text.length })
  }
}

function add(counts: Map<ParticipantId, number>, person: ParticipantId | null, count: number): void {
  if (person !== null) counts.set(person, (counts.get(person) ?? 0) + count)
}
