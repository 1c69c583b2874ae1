/** Writes and reads derived history. Everything is written by its key, so deriving a row again writes the same thing. */
import type { PoolClient } from 'pg'
import type { ObjectId, PageId } from '@/domain/base/ids'
import type { WordShare } from '@/domain/contribution/contribution'
import type { LineageSpan } from '@/domain/contribution/lineage'
import type { ContributionEvent } from '@/domain/contribution/sessionizer'
import { type Checkpoint, codec, historyRevision, pack, packCheckpoint, unpackCheckpoint } from './packing'
import type { TimelineWriter } from './timeline-writer'

/** Postgres takes whole columns at once: one statement writes a batch, however large. */
const rowsPerStatement = 5_000

/** Waits until nobody else derives this page, until the end of the transaction. */
export async function lockDeriving(db: PoolClient, pageId: PageId): Promise<void> {
  await db.query("select pg_advisory_xact_lock(hashtextextended('history ' || $1, 0))", [pageId])
}

export async function checkpointSeq(db: PoolClient, pageId: PageId): Promise<number | null> {
  const found = await db.query<{ seq: number }>(
    "select seq from keyframe where page_id = $1 and kind = 'builder' and algo_rev = $2 order by seq desc limit 1",
    [pageId, historyRevision],
  )
  return found.rows[0]?.seq ?? null
}

export async function readCheckpoint(db: PoolClient, pageId: PageId): Promise<Checkpoint | null> {
  const found = await db.query<{ bytes: Buffer }>(
    "select bytes from keyframe where page_id = $1 and kind = 'builder' and algo_rev = $2 order by seq desc limit 1",
    [pageId, historyRevision],
  )
  return found.rows[0] ? unpackCheckpoint(found.rows[0].bytes) : null
}

export async function writeCheckpoint(db: PoolClient, pageId: PageId, checkpoint: Checkpoint): Promise<void> {
  const { seq, scene } = checkpoint.builder
  await db.query("delete from keyframe where page_id = $1 and kind = 'builder'", [pageId])
  await db.query(`insert into keyframe (page_id, kind, seq, time, codec, bytes, algo_rev) values ($1, 'builder', $2, $3, $4, $5, $6)`, [
    pageId,
    seq,
    new Date(scene.at),
    codec,
    Buffer.from(packCheckpoint(checkpoint)),
    historyRevision,
  ])
}

/** Forgets everything derived from this page. The journal itself is never touched. */
export async function forgetDerived(db: PoolClient, pageId: PageId): Promise<void> {
  await db.query('delete from contribution_event_on where event_id in (select id from contribution_event where page_id = $1)', [pageId])
  for (const table of ['contribution_event', 'lineage', 'survival', 'scene_segment']) {
    await db.query(`delete from ${table} where page_id = $1`, [pageId])
  }
  await db.query("delete from keyframe where page_id = $1 and kind in ('scene', 'builder')", [pageId])
}

export async function writeLineage(
  db: PoolClient,
  pageId: PageId,
  spans: ReadonlyArray<{ readonly seq: number; readonly span: LineageSpan }>,
): Promise<void> {
  for (let at = 0; at < spans.length; at += rowsPerStatement) {
    const part = spans.slice(at, at + rowsPerStatement)
    await db.query(
      `insert into lineage (page_id, client_id, clock, len, src_client, src_clock, kind, seq, algo_rev)
       select $1, rows.*, $9 from unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::text[], $8::int[]) as rows
       on conflict (page_id, client_id, clock) do update set len = excluded.len, src_client = excluded.src_client,
         src_clock = excluded.src_clock, kind = excluded.kind, seq = excluded.seq, algo_rev = excluded.algo_rev`,
      [
        pageId,
        part.map(({ span }) => span.client),
        part.map(({ span }) => span.clock),
        part.map(({ span }) => span.len),
        part.map(({ span }) => span.srcClient),
        part.map(({ span }) => span.srcClock),
        part.map(({ span }) => span.kind),
        part.map(({ seq }) => seq),
        historyRevision,
      ],
    )
  }
}

export async function writeEvents(db: PoolClient, pageId: PageId, events: readonly ContributionEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += rowsPerStatement) await writeEventsPart(db, pageId, events.slice(at, at + rowsPerStatement))
}

async function writeEventsPart(db: PoolClient, pageId: PageId, events: readonly ContributionEvent[]): Promise<void> {
  const column = (of: (event: ContributionEvent) => unknown): unknown[] => events.map(of)
  await db.query(
    `insert into contribution_event (page_id, algo_rev, id, seq_from, seq_to, time_from, time_to, participant_id, operated_by_id, session_id,
       context_id, object_id, kind, n_ins, n_del_own, n_del_others, n_kept, built_on_object, detail)
     select $1, $2, rows.* from unnest($3::text[], $4::int[], $5::int[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::text[],
       $10::text[], $11::text[], $12::text[], $13::text[], $14::int[], $15::int[], $16::int[], $17::int[], $18::text[], $19::jsonb[]) as rows
     on conflict (id) do update set seq_to = excluded.seq_to, time_to = excluded.time_to, n_ins = excluded.n_ins,
       n_del_own = excluded.n_del_own, n_del_others = excluded.n_del_others, n_kept = excluded.n_kept,
       built_on_object = excluded.built_on_object, detail = excluded.detail, algo_rev = excluded.algo_rev`,
    [
      pageId,
      historyRevision,
      column((event) => event.id),
      column((event) => event.seqFrom),
      column((event) => event.seqTo),
      column((event) => new Date(event.timeFrom)),
      column((event) => new Date(event.timeTo)),
      column((event) => event.participantId),
      column((event) => event.operatedBy),
      column((event) => event.sessionId),
      column((event) => event.contextId),
      column((event) => event.objectId),
      column((event) => event.kind),
      column((event) => event.nIns),
      column((event) => event.nDelOwn),
      column((event) => event.nDelOthers),
      column((event) => event.nKept),
      column((event) => event.builtOn),
      column((event) => (event.detail === null ? null : JSON.stringify(event.detail))),
    ],
  )
  const on = events.flatMap((event) => event.on.map((one) => ({ ...one, id: event.id })))
  await db.query(
    `insert into contribution_event_on (event_id, affected_participant_id, chars_removed, chars_kept)
     select rows.* from unnest($1::text[], $2::text[], $3::int[], $4::int[]) as rows
     on conflict (event_id, affected_participant_id) do update set chars_removed = excluded.chars_removed, chars_kept = excluded.chars_kept`,
    [on.map((one) => one.id), on.map((one) => one.participantId), on.map((one) => one.charsRemoved), on.map((one) => one.charsKept)],
  )
}

export async function writeTimeline(db: PoolClient, pageId: PageId, drained: ReturnType<TimelineWriter['drain']>): Promise<void> {
  for (const { keyframe, json } of drained.keyframes) {
    await db.query(
      `insert into keyframe (page_id, kind, seq, time, codec, bytes, algo_rev) values ($1, 'scene', $2, $3, $4, $5, $6)
       on conflict (page_id, kind, seq) do update set time = excluded.time, bytes = excluded.bytes, algo_rev = excluded.algo_rev`,
      [pageId, keyframe.seq, new Date(keyframe.at), codec, Buffer.from(pack(json)), historyRevision],
    )
  }
  for (const segment of drained.segments) {
    await db.query(
      `insert into scene_segment (page_id, from_seq, to_seq, from_time, to_time, codec, bytes, algo_rev) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (page_id, from_seq) do update set to_seq = excluded.to_seq, to_time = excluded.to_time, bytes = excluded.bytes,
         algo_rev = excluded.algo_rev`,
      [
        pageId,
        segment.fromSeq,
        segment.toSeq,
        new Date(segment.fromAt),
        new Date(segment.toAt),
        codec,
        Buffer.from(pack(`[${segment.operations.join(',')}]`)),
        historyRevision,
      ],
    )
  }
}

/** Replaces the counts of the objects given; `seq` is the last row that touched the object's words. */
export async function writeSurvival(
  db: PoolClient,
  pageId: PageId,
  objects: ReadonlyArray<{ readonly id: ObjectId; readonly seq: number; readonly shares: readonly WordShare[] }>,
): Promise<void> {
  if (objects.length === 0) return
  await db.query('delete from survival where page_id = $1 and object_id = any($2::text[])', [pageId, objects.map((one) => one.id)])
  const rows = objects.flatMap(({ id, seq, shares }) => shares.map((share) => ({ id, seq, ...share })))
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    const part = rows.slice(at, at + rowsPerStatement)
    await db.query(
      `insert into survival (page_id, object_id, participant_id, at_seq, alive, deleted)
       select $1, rows.* from unnest($2::text[], $3::text[], $4::int[], $5::int[], $6::int[]) as rows`,
      [
        pageId,
        part.map((row) => row.id),
        part.map((row) => row.participantId),
        part.map((row) => row.seq),
        part.map((row) => row.alive),
        part.map((row) => row.deleted),
      ],
    )
  }
}
