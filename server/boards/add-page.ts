import { randomUUID } from 'node:crypto'
import type { BoardId, PageId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { lockBoard } from './add-participant'
import { permitted } from './permission'

/** A workshop has a handful of steps; a hundred pages is a mistake or an attack. */
const mostPages = 100

/** Adds a page behind the others. */
export async function addPage(
  caller: Caller,
  boardId: BoardId,
  title: string,
): Promise<Result<{ page: { id: PageId; title: string } }, Refusal>> {
  const allowed = await permitted(caller, boardId, 'page.add')
  if (!allowed.ok) return allowed
  const id = randomUUID() as string as PageId
  return prisma().$transaction(async (tx) => {
    await lockBoard(tx, boardId)
    const { _count: count, _max: max } = await tx.page.aggregate({ where: { boardId }, _count: true, _max: { position: true } })
    if (count >= mostPages) return refused({ reason: 'conflict' as const, words: `A board can have at most ${mostPages} pages.` })
    await tx.page.create({ data: { id, boardId, title, position: (max.position ?? 0) + 1 } })
    return accepted({ page: { id, title } })
  })
}
