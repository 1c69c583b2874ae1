import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { noSuchBoard } from './permission'

/** A person gets up from this device: it cannot write as them any more. Their return code brings them back. */
export async function leaveDevice(caller: Caller, boardId: BoardId, participantId: ParticipantId): Promise<Result<void, Refusal>> {
  if (!caller.deviceId) return refused(noSuchBoard)
  const { count } = await prisma().deviceSeat.deleteMany({ where: { deviceId: caller.deviceId, participantId, participant: { boardId } } })
  return count === 1 ? accepted(undefined) : refused(noSuchBoard)
}
