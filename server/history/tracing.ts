/** Finds whose words a row's insertions first were, page-wide, and keeps the record: lineage, and what was lately deleted. */
import type { ObjectId } from '@/domain/base/ids'
import { DeletedMemory, type Passage } from '@/domain/contribution/deleted-memory'
import { type IdRange, Lineage, type LineageSpan } from '@/domain/contribution/lineage'
import { type InsertedRun, type Origin, shortestPhrase, traceOrigins } from '@/domain/contribution/origins'
import type { LivingSpan, Splice } from '@/domain/contribution/span-difference'
import type { BodySpan } from './body-spans'
import { insertedRuns } from './inserted-runs'
import type { SingleEdit } from './single-edit'

/** What a row did to the words of one note, with the body as it stands after it. */
export interface BodyChange {
  readonly id: ObjectId
  readonly splices: readonly Splice[]
  readonly spans: readonly BodySpan[]
}

/** The words a note was made as a copy of, when the row made it so. */
export type CopiedWords = (id: ObjectId) => { readonly source: ObjectId; readonly words: readonly LivingSpan[] } | null

export class Tracing {
  readonly lineage: Lineage
  private readonly memory: DeletedMemory

  constructor(lineage?: readonly LineageSpan[], deleted?: readonly Passage[]) {
    this.lineage = new Lineage(lineage)
    this.memory = new DeletedMemory(deleted)
  }

  deleted(): Passage[] {
    return this.memory.all()
  }

  /** Finds the first writers of everything one row inserted and records them, before anything is credited. */
  trace(changes: readonly BodyChange[], copied: CopiedWords): LineageSpan[] {
    const edits = changes.map(({ id, splices, spans }) => ({
      objectId: id,
      inserted: insertedRuns(spans, splices),
      deleted: splices.flatMap((splice) => splice.removed.filter((span) => !span.separator)),
    }))
    for (const edit of edits) this.memory.remember({ objectId: edit.objectId, spans: edit.deleted })
    const origins = traceOrigins(edits, this.memory)
    const copies = edits.flatMap((edit) => {
      const from = copied(edit.objectId)
      const untraced = edit.inserted.filter((run) => !origins.some((origin) => within(origin, run)))
      return from ? copiesOf(from.source, from.words, untraced) : []
    })
    const rows = [...origins, ...copies].flatMap((origin) => this.rooted(origin))
    for (const row of rows) this.lineage.add(row)
    return rows
  }

  /** Whether an edit of this kind may carry older words: only then must it be traced. */
  mayCarry(edit: SingleEdit): boolean {
    if (edit.kind === 'removed') return false
    const { span, deletedToTheRight: gone } = edit
    if (span.text.length >= shortestPhrase) return true
    return gone !== null && this.memory.at(gone.client, gone.clock)?.unit === span.text.charAt(0)
  }

  /** What was deleted may come back later. */
  remember(passage: Passage): void {
    this.memory.remember(passage)
  }

  private rooted(origin: Origin): LineageSpan[] {
    let clock = origin.clock
    return this.lineage.resolve({ client: origin.srcClient, clock: origin.srcClock, len: origin.len }).map((piece) => {
      const span: LineageSpan = {
        client: origin.client,
        clock,
        len: piece.len,
        srcClient: piece.client,
        srcClock: piece.clock,
        kind: origin.kind,
        root: piece.placed?.root ?? origin.from,
      }
      clock += piece.len
      return span
    })
  }
}

/** A copy made by "duplicate" says what it is a copy of: words that are truly the same keep their first author. */
function copiesOf(source: ObjectId, words: readonly LivingSpan[], runs: readonly InsertedRun[]): Origin[] {
  const memory = new DeletedMemory([{ objectId: source, spans: words.filter((span) => !span.separator) }])
  return runs.flatMap((run) => {
    let clock = run.clock
    return (memory.find(run.text)?.ids ?? []).map((range: IdRange): Origin => {
      const origin: Origin = {
        client: run.client,
        clock,
        len: range.len,
        srcClient: range.client,
        srcClock: range.clock,
        kind: 'pasted',
        from: source,
      }
      clock += range.len
      return origin
    })
  })
}

const within = (origin: Origin, run: InsertedRun): boolean =>
  origin.client === run.client && origin.clock >= run.clock && origin.clock < run.clock + run.text.length
