/** Packing cold rows into segments, a thousand at a time, oldest first. Nothing is merged away. */
import type { Pool } from 'pg'
import type { PageId, SessionId } from '@/domain/base/ids'
import { packRows, segmentCodec } from './segment'

export const rowsPerSegment = 1_000

/** Which client ids an update's new structs carry; given from outside because only the sync room reads Yjs. */
export type ClientsIn = (update: Uint8Array) => Iterable<number>

/**
 * Packs full thousands until fewer than that are left, or the page has another owner. Resolves with the number of segments
 * made. Each is one transaction beside the appends, which touch other rows: nobody waits for it, and a process killed in
 * the middle of one has changed nothing.
 */
export async function packColdRows(pool: Pool, pageId: PageId, fence: number, clientsIn: ClientsIn): Promise<number> {
  let made = 0
  while (await packOne(pool, pageId, fence, clientsIn)) made += 1
  return made
}

async function packOne(pool: Pool, pageId: PageId, fence: number, clientsIn: ClientsIn): Promise<boolean> {
  const client = await pool.connect()
  let broken: Error | undefined
  // A connection that breaks between two questions must not end the process; the next question says what is wrong.
  const notice = (error: Error) => {
    broken = error
  }
  client.on('error', notice)
  try {
    await client.query('begin')
    // Two packers of one page would make two segments of the same rows; readers need no lock.
    await client.query('select pg_advisory_xact_lock(hashtext($1))', [pageId])
    const owned = await client.query('select from page where id = $1 and fence = $2', [pageId, fence])
    if (owned.rowCount === 0) {
      await client.query('rollback')
      return false
    }
    const { rows } = await client.query<{
      seq: number
      session_id: SessionId | null
      context_id: string | null
      received_at: Date
      via_step2: boolean
      bytes: Buffer
    }>(
      `select seq, session_id, context_id, received_at, via_step2, bytes from update_row where page_id = $1 order by seq limit ${rowsPerSegment}`,
      [pageId],
    )
    const [first, last] = [rows[0], rows.at(-1)]
    if (!first || !last || rows.length < rowsPerSegment) {
      await client.query('rollback')
      return false
    }
    const packed = await packRows(
      rows.map((row) => ({
        seq: row.seq,
        sessionId: row.session_id,
        contextId: row.context_id,
        receivedAt: row.received_at.getTime(),
        viaStep2: row.via_step2,
        bytes: row.bytes,
      })),
    )
    const clients = [...new Set(rows.flatMap((row) => [...clientsIn(row.bytes)]))].sort((a, b) => a - b)
    await client.query(
      `insert into update_segment (page_id, from_seq, to_seq, from_time, to_time, n, codec, bytes, client_ids)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)`,
      [pageId, first.seq, last.seq, first.received_at, last.received_at, rows.length, segmentCodec, packed, JSON.stringify(clients)],
    )
    // The database lets rows leave only inside a transaction that says it is packing.
    await client.query("set local evenboard.packing = 'on'")
    await client.query('delete from update_row where page_id = $1 and seq between $2 and $3', [pageId, first.seq, last.seq])
    await client.query('commit')
    return true
  } catch (error) {
    // The connection is thrown away with its transaction: it may be what broke.
    broken = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    client.off('error', notice)
    client.release(broken)
  }
}
