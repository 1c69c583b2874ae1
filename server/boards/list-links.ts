import type { BoardId } from '@/domain/base/ids'
import { accepted, type Result } from '@/domain/base/result'
import type { LinkView } from '@/domain/protocol/people-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { permitted } from './permission'
import { presentLink } from './present-link'

/** The board's links, newest first, ended ones included: a facilitator can see how people came in. */
export async function listLinks(caller: Caller, boardId: BoardId): Promise<Result<{ links: LinkView[] }, Refusal>> {
  const allowed = await permitted(caller, boardId, 'links.read')
  if (!allowed.ok) return allowed
  const links = await prisma().joinLink.findMany({
    where: { boardId },
    orderBy: { createdAt: 'desc' },
    include: { _count: { select: { participants: { where: { revokedAt: null } } } } },
  })
  return accepted({ links: links.map((link) => presentLink(link, link._count.participants)) })
}
