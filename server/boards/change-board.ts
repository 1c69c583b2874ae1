import type { BoardId } from '@/domain/base/ids'
import { refused, type Result } from '@/domain/base/result'
import type { boardChange, BoardView } from '@/domain/protocol/board-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import type { z } from 'zod'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { whyNotKeptUntil } from './kept-until'
import { permitted } from './permission'
import { readBoard } from './read-board'

/** Renames a board, says anew what it is for, or sets how long it is kept. Fields not given stay. */
export async function changeBoard(
  caller: Caller,
  boardId: BoardId,
  change: z.output<typeof boardChange>,
): Promise<Result<BoardView, Refusal>> {
  const allowed = await permitted(caller, boardId, 'board.rename')
  if (!allowed.ok) return allowed
  const objection = change.keptUntil === undefined ? null : whyNotKeptUntil(change.keptUntil, Date.now())
  if (objection) return refused({ reason: 'invalid', words: objection })
  const { keptUntil, ...words } = change
  await prisma().board.update({
    where: { id: boardId },
    data: { ...words, ...(keptUntil === undefined ? {} : { keptUntil: keptUntil === null ? null : new Date(keptUntil) }) },
  })
  return readBoard(caller, boardId)
}
