import type { Role } from '@/domain/access/role'
import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { lockBoard } from './add-participant'
import { permitted } from './permission'
import { lastFacilitator, noSuchPerson, otherFacilitators } from './standing-facilitators'

const needsSignIn: Refusal = { reason: 'conflict', words: 'An evaluator needs a sign-in. Invite them by e-mail instead.' }
/** What was written as a participant would otherwise be read and judged by the same person. */
const evaluatorOnly: Refusal = { reason: 'conflict', words: 'Somebody with an evaluator’s sign-in can be an evaluator or an observer.' }

/** Gives a person another role. Open sessions feel it within a few seconds. A board never loses its last facilitator. */
export async function changeRole(
  caller: Caller,
  boardId: BoardId,
  participantId: ParticipantId,
  role: Role,
): Promise<Result<void, Refusal>> {
  const allowed = await permitted(caller, boardId, 'people.manage')
  if (!allowed.ok) return allowed
  return prisma().$transaction(async (tx) => {
    await lockBoard(tx, boardId)
    const person = await tx.participant.findFirst({ where: { id: participantId, boardId }, include: { user: true } })
    if (!person) return refused(noSuchPerson)
    if (role === 'evaluator' && !person.user) return refused(needsSignIn)
    if (person.user?.kind === 'evaluator' && role !== 'evaluator' && role !== 'observer') return refused(evaluatorOnly)
    if (person.role === 'facilitator' && role !== 'facilitator' && (await otherFacilitators(tx, boardId, participantId)) === 0) {
      return refused(lastFacilitator)
    }
    await tx.participant.update({ where: { id: participantId }, data: { role } })
    return accepted(undefined)
  })
}
