/** The registers that say who is behind a client id or a session, read once per derivation. */
import type { Pool } from 'pg'
import type { PageId, ParticipantId, SessionId } from '@/domain/base/ids'

/** Whose words it is, and who typed them when that is somebody else. */
export interface Hand {
  readonly participantId: ParticipantId | null
  readonly operatedBy: ParticipantId | null
  readonly sessionId: SessionId | null
}

/** Append-only: what it once said about an id it says for ever, so deriving again gives the same. Unknown ids are nobody's. */
export interface Registry {
  client(clientId: number): Hand
  session(sessionId: string | null): Hand
}

export const nobody: Hand = { participantId: null, operatedBy: null, sessionId: null }

interface HandRow {
  participant_id: ParticipantId | null
  operated_by_id: ParticipantId | null
}

const handOf = (row: HandRow, sessionId: SessionId | null): Hand => ({
  participantId: row.participant_id,
  operatedBy: row.operated_by_id,
  sessionId,
})

/** Ids are registered before the first row that uses them, so what is read after a row covers it. */
export async function readRegistry(db: Pick<Pool, 'query'>, pageId: PageId): Promise<Registry> {
  const clients = await db.query<HandRow & { client_id: number; session_id: SessionId | null }>(
    'select client_id, session_id, participant_id, operated_by_id from client_id where page_id = $1',
    [pageId],
  )
  const sessions = await db.query<HandRow & { id: SessionId }>(
    'select id, participant_id, operated_by_id from session where page_id = $1',
    [pageId],
  )
  const byClient = new Map(clients.rows.map((row) => [row.client_id, handOf(row, row.session_id)]))
  const bySession = new Map<string, Hand>(sessions.rows.map((row) => [row.id, handOf(row, row.id)]))
  return {
    client: (clientId) => byClient.get(clientId) ?? nobody,
    session: (sessionId) => (sessionId === null ? nobody : (bySession.get(sessionId) ?? nobody)),
  }
}
