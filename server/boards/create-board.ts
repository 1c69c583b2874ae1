import { randomUUID } from 'node:crypto'
import type { BoardId, PageId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import { newBoard } from '@/domain/protocol/board-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import type { z } from 'zod'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { addParticipant } from './add-participant'
import { whyNotKeptUntil } from './kept-until'
import { permittedUser } from './permission'

/** Makes a board with its first page; who makes it is its first facilitator. */
export async function createBoard(
  caller: Caller,
  wish: z.output<typeof newBoard>,
): Promise<Result<{ boardId: BoardId; pageId: PageId }, Refusal>> {
  const allowed = permittedUser(caller, 'board.create')
  if (!allowed.ok) return allowed
  const objection = whyNotKeptUntil(wish.keptUntil, Date.now())
  if (objection) return refused({ reason: 'invalid', words: objection })
  const boardId = randomUUID() as string as BoardId
  const pageId = randomUUID() as string as PageId
  await prisma().$transaction(async (tx) => {
    await tx.board.create({
      data: { id: boardId, title: wish.title, purpose: wish.purpose, keptUntil: wish.keptUntil === null ? null : new Date(wish.keptUntil) },
    })
    await tx.page.create({ data: { id: pageId, boardId, title: 'First page' } })
    await addParticipant(tx, { boardId, name: allowed.value.name, role: 'facilitator', userId: allowed.value.id })
  })
  return accepted({ boardId, pageId })
}
