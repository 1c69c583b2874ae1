import { type Actor, type BoardAction, boardActions, can, type Subject } from '@/domain/access/can'
import type { Role } from '@/domain/access/role'
import type { BoardId, PageId, ParticipantId } from '@/domain/base/ids'
import { accepted, type Result } from '@/domain/base/result'
import type { BoardView } from '@/domain/protocol/board-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { permitted } from './permission'

export const actionsAllowed = (actor: Actor, subject: Subject): BoardAction[] =>
  boardActions.filter((action) => can(actor, action, subject))

/** The board with its pages, and what the caller may do on it. */
export async function readBoard(caller: Caller, boardId: BoardId, as?: ParticipantId): Promise<Result<BoardView, Refusal>> {
  const allowed = await permitted(caller, boardId, 'board.open', as)
  if (!allowed.ok) return allowed
  const { board, participant, actor, subject } = allowed.value
  const pages = await prisma().page.findMany({
    where: { boardId },
    orderBy: [{ position: 'asc' }, { createdAt: 'asc' }],
    select: { id: true, title: true },
  })
  return accepted({
    id: boardId,
    title: board.title,
    purpose: board.purpose,
    role: participant.role as Role,
    createdAt: board.createdAt.getTime(),
    keptUntil: board.keptUntil?.getTime() ?? null,
    releasedAt: board.releasedAt?.getTime() ?? null,
    pages: pages.map((page) => ({ id: page.id as PageId, title: page.title })),
    may: subject ? actionsAllowed(actor, subject) : [],
  })
}
