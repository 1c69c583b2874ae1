import type { Refusal } from '@/domain/protocol/refusal'
import type { Prisma } from '@/generated/prisma/client'

export const noSuchPerson: Refusal = { reason: 'not-found', words: 'There is no such person on this board.' }
export const lastFacilitator: Refusal = {
  reason: 'conflict',
  words: 'This is the only facilitator. Make somebody else a facilitator first.',
}

/** How many facilitators could still look after the board without `participantId`. */
export const otherFacilitators = (tx: Prisma.TransactionClient, boardId: string, participantId: string): Promise<number> =>
  tx.participant.count({
    where: {
      boardId,
      role: 'facilitator',
      revokedAt: null,
      id: { not: participantId },
      OR: [{ userId: null }, { user: { disabledAt: null } }],
    },
  })
