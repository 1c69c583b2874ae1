/** The people of a board as they chose to be shown. E-mail addresses and sign-ins are never part of it. */
import type { Pool } from 'pg'
import type { BoardId } from '@/domain/base/ids'
import type { BoardPerson } from '@/domain/protocol/history-answers'

/** Everybody who ever took part, those whose access has ended included: their words are still theirs. */
export async function peopleOfBoard(pool: Pool, boardId: BoardId): Promise<BoardPerson[]> {
  const { rows } = await pool.query<BoardPerson>(
    'select id, name, "group", role, colour, symbol from participant where board_id = $1 order by name, id',
    [boardId],
  )
  return rows
}
