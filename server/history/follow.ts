/**
 * History follows the journal. Before a question is answered, the page's new rows are taken in, in order, from where the
 * last checkpoint ended; each batch is one transaction with its checkpoint, so a stop at any moment leaves a state to go
 * on from. Rows of an older revision of the rules are thrown away and derived again from the first row.
 */
import { setImmediate } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { ObjectId, PageId } from '@/domain/base/ids'
import { wordShares } from '@/domain/contribution/author-runs'
import type { LineageSpan } from '@/domain/contribution/lineage'
import { keyframeOf, type SceneKeyframe } from '@/domain/contribution/scene'
import type { ContributionEvent } from '@/domain/contribution/sessionizer'
import type { JournalEntry } from '../journal/journal'
import { readJournal } from '../journal/read'
import { HistoryBuilder } from './builder'
import {
  checkpointSeq,
  forgetDerived,
  lockDeriving,
  readCheckpoint,
  writeCheckpoint,
  writeEvents,
  writeLineage,
  writeSurvival,
  writeTimeline,
} from './derived-rows'
import { readRegistry, type Registry } from './registry'
import { TimelineWriter } from './timeline-writer'

/** Rows per transaction. Each ends with a checkpoint of the whole page, which costs as much as some thousand rows. */
const batchRows = 5_000
/** ms of work after which everything else in the process gets its turn: people may be typing while history follows. */
const turnMs = 8
/** Builders kept in memory, most recently used last: the next question about the page starts where this one ended. */
const keptBuilders = 8

interface Deriving {
  readonly builder: HistoryBuilder
  readonly timeline: TimelineWriter
}

const kept = new Map<string, Deriving>()
let queue: Promise<unknown> = Promise.resolve()

/**
 * Brings the page's history up to the head of its journal as it is now and answers with the scene there. Questions wait
 * for each other: deriving is work for one core, and two would do it twice. Unknown pages have an empty history.
 */
export function followPage(pool: Pool, pageId: PageId): Promise<SceneKeyframe> {
  return inTurn(async () => keyframeOf((await follow(pool, pageId, () => true)).builder.scene))
}

/** The same when nobody asks: ends early once `goOn` says no, and keeps nothing in memory. */
export function followAside(pool: Pool, pageId: PageId, goOn: () => boolean): Promise<void> {
  return inTurn(async () => {
    if (!goOn()) return
    await follow(pool, pageId, goOn)
    kept.delete(nameOf(pool, pageId))
  })
}

function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = queue.then(work)
  queue = turn.catch(() => undefined)
  return turn
}

async function follow(pool: Pool, pageId: PageId, goOn: () => boolean): Promise<Deriving> {
  const name = nameOf(pool, pageId)
  for (;;) {
    const { deriving, done } = await inTransaction(pool, (db) => oneBatch(pool, db, pageId, kept.get(name))).catch((error: unknown) => {
      // What was kept may be ahead of what was committed.
      kept.delete(name)
      throw error
    })
    keep(name, deriving)
    if (done || !goOn()) return deriving
  }
}

/** Throws away everything derived from this page and derives it again. */
export async function rebuildPage(pool: Pool, pageId: PageId): Promise<SceneKeyframe> {
  await inTransaction(pool, async (db) => {
    await lockDeriving(db, pageId)
    await forgetDerived(db, pageId)
  })
  kept.delete(nameOf(pool, pageId))
  return followPage(pool, pageId)
}

async function oneBatch(
  pool: Pool,
  db: PoolClient,
  pageId: PageId,
  known: Deriving | undefined,
): Promise<{ deriving: Deriving; done: boolean }> {
  await lockDeriving(db, pageId)
  const head = await headOf(db, pageId)
  const deriving = await resume(db, pageId, known)
  const from = deriving.builder.seq + 1
  if (from > head) return { deriving, done: true }
  const to = Math.min(head, from + batchRows - 1)
  await deriveRows(db, pageId, deriving, readJournal(pool, pageId, from, to), await readRegistry(db, pageId))
  return { deriving, done: to >= head }
}

async function resume(db: PoolClient, pageId: PageId, known: Deriving | undefined): Promise<Deriving> {
  const seq = await checkpointSeq(db, pageId)
  if (known && known.builder.seq === (seq ?? 0)) return known
  if (seq === null) {
    await forgetDerived(db, pageId)
    return { builder: new HistoryBuilder(pageId), timeline: new TimelineWriter() }
  }
  const checkpoint = await readCheckpoint(db, pageId)
  return { builder: new HistoryBuilder(pageId, checkpoint?.builder), timeline: new TimelineWriter(checkpoint?.timeline) }
}

async function deriveRows(
  db: PoolClient,
  pageId: PageId,
  { builder, timeline }: Deriving,
  rows: AsyncIterable<JournalEntry>,
  registry: Registry,
): Promise<void> {
  const lineage: Array<{ seq: number; span: LineageSpan }> = []
  const events = new Map<string, ContributionEvent>()
  const written = new Map<ObjectId, number>()
  let began = performance.now()
  for await (const entry of rows) {
    if (performance.now() - began > turnMs) {
      await setImmediate()
      began = performance.now()
    }
    timeline.beforeRow(builder.scene, entry.receivedAt)
    const derived = builder.take(entry, registry)
    timeline.afterRow(entry.seq, entry.receivedAt, derived.operations)
    for (const span of derived.lineage) lineage.push({ seq: entry.seq, span })
    for (const event of derived.events) events.set(event.id, event)
    for (const id of derived.written) written.set(id, entry.seq)
  }
  const shares = written.size > 0 ? wordShares(builder.scene.objects.values()) : new Map<ObjectId, never>()
  await writeLineage(db, pageId, lineage)
  await writeEvents(db, pageId, [...events.values()])
  await writeTimeline(db, pageId, timeline.drain())
  await writeSurvival(
    db,
    pageId,
    [...written].map(([id, seq]) => ({ id, seq, shares: shares.get(id) ?? [] })),
  )
  await writeCheckpoint(db, pageId, { builder: builder.state(), timeline: timeline.state() })
}

async function headOf(db: PoolClient, pageId: PageId): Promise<number> {
  const { rows } = await db.query<{ head_seq: number }>('select head_seq from page where id = $1', [pageId])
  return rows[0]?.head_seq ?? 0
}

async function inTransaction<Value>(pool: Pool, work: (db: PoolClient) => Promise<Value>): Promise<Value> {
  const db = await pool.connect()
  try {
    await db.query('begin')
    const value = await work(db)
    await db.query('commit')
    return value
  } catch (error) {
    await db.query('rollback')
    throw error
  } finally {
    db.release()
  }
}

/** Tests speak with several databases from one process. */
const poolNames = new WeakMap<Pool, number>()
let pools = 0
function nameOf(pool: Pool, pageId: PageId): string {
  const number = poolNames.get(pool) ?? ++pools
  poolNames.set(pool, number)
  return `${number} ${pageId}`
}

function keep(name: string, deriving: Deriving): void {
  kept.delete(name)
  kept.set(name, deriving)
  const oldest = kept.keys().next()
  if (kept.size > keptBuilders && !oldest.done) kept.delete(oldest.value)
}
