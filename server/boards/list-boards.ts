import { can } from '@/domain/access/can'
import type { Role } from '@/domain/access/role'
import type { BoardId, PageId } from '@/domain/base/ids'
import type { BoardSummary } from '@/domain/protocol/board-requests'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'

/** The boards the caller is on, by sign-in or by device, newest first. Empty for strangers: there is nothing to refuse. */
export async function listBoards(caller: Caller): Promise<{ boards: BoardSummary[]; mayCreate: boolean }> {
  const ways = [
    ...(caller.user ? [{ userId: caller.user.id }] : []),
    ...(caller.deviceId ? [{ userId: null, seats: { some: { deviceId: caller.deviceId } } }] : []),
  ]
  const mayCreate = can({ user: caller.user, member: null }, 'board.create', { kind: 'workspace' })
  if (ways.length === 0) return { boards: [], mayCreate }
  const memberships = await prisma().participant.findMany({
    where: { revokedAt: null, OR: ways },
    // A signed-in membership comes before one of the device: it is who the caller is on that board.
    orderBy: [{ userId: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }],
    include: {
      board: {
        include: {
          pages: { orderBy: [{ position: 'asc' }, { createdAt: 'asc' }], take: 1, select: { id: true } },
          _count: { select: { participants: { where: { revokedAt: null } } } },
        },
      },
    },
  })
  const byBoard = new Map<string, BoardSummary>()
  for (const { board, role } of memberships) {
    if (byBoard.has(board.id)) continue
    byBoard.set(board.id, {
      id: board.id as BoardId,
      title: board.title,
      purpose: board.purpose,
      role: role as Role,
      people: board._count.participants,
      createdAt: board.createdAt.getTime(),
      keptUntil: board.keptUntil?.getTime() ?? null,
      releasedAt: board.releasedAt?.getTime() ?? null,
      firstPageId: (board.pages[0]?.id as PageId | undefined) ?? null,
    })
  }
  return { boards: [...byBoard.values()].sort((a, b) => b.createdAt - a.createdAt), mayCreate }
}
