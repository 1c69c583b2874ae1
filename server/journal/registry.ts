/** The register of client ids: whose words each one writes. Rows are made when ids are issued and never change. */
import type { Pool } from 'pg'
import type { PageId, ParticipantId } from '@/domain/base/ids'
import type { RegisteredClient } from './journal'

interface Row {
  client_id: number
  participant_id: ParticipantId | null
  operated_by_id: ParticipantId | null
  kind: RegisteredClient['kind']
}

const asClient = (row: Row): RegisteredClient => ({
  clientId: row.client_id,
  participantId: row.participant_id,
  operatedById: row.operated_by_id,
  kind: row.kind,
})

export async function allClients(pool: Pool, pageId: PageId): Promise<RegisteredClient[]> {
  const { rows } = await pool.query<Row>('select client_id, participant_id, operated_by_id, kind from client_id where page_id = $1', [
    pageId,
  ])
  return rows.map(asClient)
}

/** See `Journal.clients`. Ids outside the range of issued ones are unknown without asking. */
export async function findClients(pool: Pool, pageId: PageId, ids: readonly number[]): Promise<RegisteredClient[]> {
  const possible = ids.filter((id) => id < 2 ** 28)
  if (possible.length === 0) return []
  const { rows } = await pool.query<Row>(
    'select client_id, participant_id, operated_by_id, kind from client_id where page_id = $1 and client_id = any($2::int[])',
    [pageId, possible],
  )
  return rows.map(asClient)
}

/** Random 21 bits, above the 256 that are set aside. Random and not counted up: on a conflict in Yjs the id decides who wins. */
export const randomClientId = (): number => 256 + Math.floor(Math.random() * (2 ** 21 - 256))

/** See `Journal.systemClient`. */
export async function issueSystemClient(pool: Pool, pageId: PageId): Promise<number> {
  for (;;) {
    const { rows } = await pool.query<{ client_id: number }>(
      `insert into client_id (page_id, client_id, kind) values ($1, $2, 'system') on conflict do nothing returning client_id`,
      [pageId, randomClientId()],
    )
    if (rows[0]) return rows[0].client_id
  }
}
