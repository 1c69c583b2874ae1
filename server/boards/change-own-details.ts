import type { BoardId } from '@/domain/base/ids'
import { accepted, type Result } from '@/domain/base/result'
import { distinctName } from '@/domain/people/person-name'
import type { MeView, ownChange } from '@/domain/protocol/people-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import type { z } from 'zod'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { lockBoard } from './add-participant'
import { permitted } from './permission'
import { presentMe } from './read-me'

/** A person changes the name they show or how they want to be counted, or says that they read the briefing. */
export async function changeOwnDetails(
  caller: Caller,
  boardId: BoardId,
  wish: z.output<typeof ownChange>,
): Promise<Result<MeView, Refusal>> {
  const allowed = await permitted(caller, boardId, 'self.change', wish.as)
  if (!allowed.ok) return allowed
  const { participant } = allowed.value
  return prisma().$transaction(async (tx) => {
    await lockBoard(tx, boardId)
    const others = await tx.participant.findMany({ where: { boardId, id: { not: participant.id } }, select: { name: true } })
    const changed = await tx.participant.update({
      where: { id: participant.id },
      data: {
        ...(wish.name === undefined
          ? {}
          : {
              name: distinctName(
                wish.name,
                others.map((other) => other.name),
              ),
            }),
        ...(wish.group === undefined ? {} : { group: wish.group }),
        ...(wish.briefed && participant.briefedAt === null ? { briefedAt: new Date() } : {}),
      },
    })
    return accepted(presentMe(changed))
  })
}
