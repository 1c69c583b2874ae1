import type { BoardId } from '@/domain/base/ids'
import type { Result } from '@/domain/base/result'
import type { BoardView } from '@/domain/protocol/board-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { permitted } from './permission'
import { readBoard } from './read-board'

/** Takes the release back: evaluators stop seeing the record at once. What they exported before stays with them. */
export async function withdrawRelease(caller: Caller, boardId: BoardId): Promise<Result<BoardView, Refusal>> {
  const allowed = await permitted(caller, boardId, 'board.release')
  if (!allowed.ok) return allowed
  await prisma().board.update({ where: { id: boardId }, data: { releasedAt: null, releasedById: null } })
  return readBoard(caller, boardId)
}
