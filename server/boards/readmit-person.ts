import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { permitted } from './permission'
import { noSuchPerson } from './standing-facilitators'

/** Lets a person back in, in the role they had, on the devices and with the return code they had. */
export async function readmitPerson(caller: Caller, boardId: BoardId, participantId: ParticipantId): Promise<Result<void, Refusal>> {
  const allowed = await permitted(caller, boardId, 'people.manage')
  if (!allowed.ok) return allowed
  const { count } = await prisma().participant.updateMany({ where: { id: participantId, boardId }, data: { revokedAt: null } })
  return count === 1 ? accepted(undefined) : refused(noSuchPerson)
}
