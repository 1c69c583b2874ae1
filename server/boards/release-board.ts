import type { BoardId } from '@/domain/base/ids'
import type { Result } from '@/domain/base/result'
import type { BoardView } from '@/domain/protocol/board-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { permitted } from './permission'
import { readBoard } from './read-board'

/** Lets the board's evaluators read its record. Releasing twice keeps the first time and name. */
export async function releaseBoard(caller: Caller, boardId: BoardId): Promise<Result<BoardView, Refusal>> {
  const allowed = await permitted(caller, boardId, 'board.release')
  if (!allowed.ok) return allowed
  await prisma().board.updateMany({
    where: { id: boardId, releasedAt: null },
    data: { releasedAt: new Date(), releasedById: allowed.value.participant.id },
  })
  return readBoard(caller, boardId)
}
