import type { BoardId } from '@/domain/base/ids'
import { type Briefing, briefing } from '@/domain/people/briefing'
import type { Board } from '@/generated/prisma/client'
import { prisma } from '../prisma'

/** What is told before the first note, for a board whose id was found to exist. */
export const briefBoard = async (boardId: BoardId): Promise<Briefing> =>
  briefOnBoard(await prisma().board.findUniqueOrThrow({ where: { id: boardId } }))

/** What is told before the first note, from how the board is at this moment. */
export async function briefOnBoard(board: Board): Promise<Briefing> {
  const byRole = await prisma().participant.groupBy({ by: ['role'], where: { boardId: board.id, revokedAt: null }, _count: true })
  const evaluators = byRole.find((group) => group.role === 'evaluator')?._count ?? 0
  const everybody = byRole.reduce((sum, group) => sum + group._count, 0)
  return briefing({
    people: everybody - evaluators,
    evaluators,
    released: board.releasedAt !== null,
    keptUntil: board.keptUntil?.getTime() ?? null,
  })
}
