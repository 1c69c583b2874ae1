import type { BoardId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { permitted } from './permission'

/**
 * Ends a link: nobody new comes in by it. With `removePeople`, everybody who came by it loses access as well, except
 * those who have become facilitators since. Returns how many lost access.
 */
export async function revokeLink(
  caller: Caller,
  boardId: BoardId,
  linkId: string,
  removePeople: boolean,
): Promise<Result<{ removed: number }, Refusal>> {
  const allowed = await permitted(caller, boardId, 'links.manage')
  if (!allowed.ok) return allowed
  const link = await prisma().joinLink.findFirst({ where: { id: linkId, boardId } })
  if (!link) return refused({ reason: 'not-found', words: 'There is no such link on this board.' })
  const now = new Date()
  const removed = await prisma().$transaction(async (tx) => {
    await tx.joinLink.updateMany({ where: { id: linkId, revokedAt: null }, data: { revokedAt: now } })
    if (!removePeople) return 0
    const { count } = await tx.participant.updateMany({
      where: { joinLinkId: linkId, revokedAt: null, role: { not: 'facilitator' } },
      data: { revokedAt: now },
    })
    return count
  })
  return accepted({ removed })
}
