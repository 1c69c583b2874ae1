/** Words the server refused: kept for a while, so that nothing a person wrote is lost without a trace. */
import type { Pool } from 'pg'
import type { QuarantinedBytes } from './journal'

/** Per page; what comes on top is dropped, or one hostile client could fill the disk. */
const mostBytes = 32 * 1024 * 1024
export const quarantineDays = 30

/** See `Journal.quarantine`. */
export async function quarantine(pool: Pool, refused: QuarantinedBytes): Promise<void> {
  await pool.query(
    `insert into quarantine (id, page_id, session_id, received_at, reason, bytes)
     select $1, $2, $3, $4, $5, $6
      where (select coalesce(sum(length(bytes)), 0) from quarantine where page_id = $2) + length($6::bytea) <= $7`,
    [
      crypto.randomUUID(),
      refused.pageId,
      refused.sessionId,
      new Date(refused.receivedAt),
      refused.reason,
      Buffer.from(refused.bytes),
      mostBytes,
    ],
  )
}

/** Deletes what is older than `quarantineDays`. */
export async function expireQuarantine(pool: Pool): Promise<void> {
  await pool.query(`delete from quarantine where received_at < now() - make_interval(days => $1)`, [quarantineDays])
}
