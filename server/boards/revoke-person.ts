import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { lockBoard } from './add-participant'
import { permitted } from './permission'
import { lastFacilitator, noSuchPerson, otherFacilitators } from './standing-facilitators'

/** Ends a person's access. What they wrote stays theirs and stays on the board. Open sessions close within a few seconds. */
export async function revokePerson(caller: Caller, boardId: BoardId, participantId: ParticipantId): Promise<Result<void, Refusal>> {
  const allowed = await permitted(caller, boardId, 'people.manage')
  if (!allowed.ok) return allowed
  return prisma().$transaction(async (tx) => {
    await lockBoard(tx, boardId)
    const person = await tx.participant.findFirst({ where: { id: participantId, boardId } })
    if (!person) return refused(noSuchPerson)
    if (person.role === 'facilitator' && (await otherFacilitators(tx, boardId, participantId)) === 0) return refused(lastFacilitator)
    await tx.participant.updateMany({ where: { id: participantId, revokedAt: null }, data: { revokedAt: new Date() } })
    return accepted(undefined)
  })
}
