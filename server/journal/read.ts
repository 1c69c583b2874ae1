/** Reading a page's journal back, in order, wherever its rows lie: hot in `update_row` or packed in `update_segment`. */
import type { Pool } from 'pg'
import type { PageId, ParticipantId, SessionId } from '@/domain/base/ids'
import type { JournalCommand, JournalEntry, JournalUpdate, NewUpdate, RecordedCommand } from './journal'
import { unpackRows } from './segment'

const chunk = 1_000

interface Piece {
  readonly rows: readonly NewUpdate[]
  /** Every row up to here has been seen. */
  readonly upTo: number
}

/**
 * All entries with `fromSeq` ≤ seq ≤ `toSeq` in order of seq; without `toSeq`, up to the head as it is when reading starts.
 * Holds at most one segment in memory. Packing may go on at the same time.
 */
export async function* readJournal(pool: Pool, pageId: PageId, fromSeq = 1, toSeq?: number): AsyncGenerator<JournalEntry, void, void> {
  const last = toSeq ?? (await headSeq(pool, pageId))
  const people = new Map<SessionId, Pick<JournalUpdate, 'participantId' | 'operatedById'>>()
  for (let cursor = Math.max(1, fromSeq); cursor <= last; ) {
    const piece = await readPiece(pool, pageId, cursor, last)
    const commands = await readCommands(pool, pageId, cursor, piece.upTo)
    await learnPeople(pool, people, piece.rows)
    const updates = piece.rows.map(
      (row): JournalUpdate => ({
        kind: 'update',
        ...row,
        participantId: (row.sessionId && people.get(row.sessionId)?.participantId) ?? null,
        operatedById: (row.sessionId && people.get(row.sessionId)?.operatedById) ?? null,
      }),
    )
    yield* inOrder(updates, commands)
    cursor = piece.upTo + 1
  }
}

/** Only the document's updates, without asking who wrote them: what opening a page needs. */
export async function* readUpdates(pool: Pool, pageId: PageId, fromSeq: number, toSeq: number): AsyncGenerator<Uint8Array, void, void> {
  for (let cursor = fromSeq; cursor <= toSeq; ) {
    const piece = await readPiece(pool, pageId, cursor, toSeq)
    for (const row of piece.rows) yield row.bytes
    cursor = piece.upTo + 1
  }
}

async function headSeq(pool: Pool, pageId: PageId): Promise<number> {
  const { rows } = await pool.query<{ head_seq: number }>('select head_seq from page where id = $1', [pageId])
  return rows[0]?.head_seq ?? 0
}

interface StoredRow {
  seq: number
  session_id: string | null
  context_id: string | null
  received_at: Date
  via_step2: boolean
  bytes: Buffer
  codec: string | null
  to_seq: number | null
}

/**
 * The segment that holds `cursor` or lies next after it, else hot rows from `cursor` on; in one statement, so that rows
 * being packed at this moment are seen exactly once. Segments are always older than the hot rows.
 */
async function readPiece(pool: Pool, pageId: PageId, cursor: number, last: number): Promise<Piece> {
  const { rows } = await pool.query<StoredRow>({
    name: 'journal-piece',
    text: `with segment as (
             select * from update_segment where page_id = $1 and to_seq >= $2 and from_seq <= $3 order by from_seq limit 1
           )
           (select from_seq as seq, null as session_id, null as context_id, from_time as received_at, false as via_step2, bytes, codec, to_seq
              from segment)
           union all
           (select seq, session_id, context_id, received_at, via_step2, bytes, null, null from update_row
             where page_id = $1 and seq between $2 and $3 and not exists (select 1 from segment) order by seq limit ${chunk})`,
    values: [pageId, cursor, last],
  })
  const [first] = rows
  if (first?.codec && first.to_seq !== null) {
    const packed = await unpackRows(first.codec, first.bytes)
    return { rows: packed.filter((row) => row.seq >= cursor && row.seq <= last), upTo: Math.min(first.to_seq, last) }
  }
  const hot = rows.map((row) => ({
    seq: row.seq,
    sessionId: row.session_id as SessionId | null,
    contextId: row.context_id,
    receivedAt: row.received_at.getTime(),
    viaStep2: row.via_step2,
    bytes: row.bytes,
  }))
  hot.sort((a, b) => a.seq - b.seq)
  return { rows: hot, upTo: hot.length < chunk ? last : (hot.at(-1)?.seq ?? last) }
}

async function readCommands(pool: Pool, pageId: PageId, fromSeq: number, toSeq: number): Promise<JournalCommand[]> {
  const { rows } = await pool.query<{
    seq: number
    command_id: string
    session_id: string | null
    context_id: string | null
    participant_id: string | null
    received_at: Date
    payload: RecordedCommand
  }>({
    name: 'journal-commands',
    text: `select seq, command_id, session_id, context_id, participant_id, received_at, payload
             from command_row where page_id = $1 and seq between $2 and $3 order by seq`,
    values: [pageId, fromSeq, toSeq],
  })
  return rows.map((row) => ({
    kind: 'command',
    seq: row.seq,
    commandId: row.command_id,
    sessionId: row.session_id as SessionId | null,
    contextId: row.context_id,
    participantId: row.participant_id as ParticipantId | null,
    receivedAt: row.received_at.getTime(),
    command: row.payload,
  }))
}

async function learnPeople(
  pool: Pool,
  people: Map<SessionId, Pick<JournalUpdate, 'participantId' | 'operatedById'>>,
  rows: readonly NewUpdate[],
): Promise<void> {
  const unknown = [...new Set(rows.map((row) => row.sessionId))].filter((id) => id !== null && !people.has(id))
  if (unknown.length === 0) return
  const found = await pool.query<{ id: SessionId; participant_id: ParticipantId; operated_by_id: ParticipantId | null }>(
    'select id, participant_id, operated_by_id from session where id = any($1)',
    [unknown],
  )
  for (const row of found.rows) people.set(row.id, { participantId: row.participant_id, operatedById: row.operated_by_id })
}

function* inOrder(updates: readonly JournalUpdate[], commands: readonly JournalCommand[]): Generator<JournalEntry> {
  let next = 0
  for (const update of updates) {
    for (let command = commands[next]; command && command.seq < update.seq; command = commands[++next]) yield command
    yield update
  }
  yield* commands.slice(next)
}
