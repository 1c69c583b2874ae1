import type { BoardId, PageId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { newDevice } from '../auth/device'
import { hashOfReturnCode } from '../auth/tokens'
import { prisma } from '../prisma'
import { firstPageOf } from './first-page'

export interface ReturnedOnDevice {
  readonly boardId: BoardId
  readonly participantId: ParticipantId
  readonly firstPageId: PageId | null
  readonly name: string
  readonly deviceToken: string | null
}

/** Brings a person back on whatever device they are at now: same name, same colour, same words. The code stays good. */
export async function returnToBoard(caller: Caller, code: string): Promise<Result<ReturnedOnDevice, Refusal>> {
  const person = await prisma().participant.findUnique({ where: { returnCodeHash: hashOfReturnCode(code) } })
  if (!person) return refused({ reason: 'not-found', words: 'Nobody has this return code. Please check it letter by letter.' })
  if (person.revokedAt) return refused({ reason: 'over', words: 'Your access to this board has ended. Please ask a facilitator.' })
  const device = caller.deviceId ? { deviceId: caller.deviceId, token: null } : await newDevice()
  const seat = { deviceId: device.deviceId, participantId: person.id }
  await prisma().deviceSeat.upsert({
    where: { deviceId_participantId: seat },
    create: seat,
    update: { lastUsedAt: new Date() },
  })
  const boardId = person.boardId as BoardId
  return accepted({
    boardId,
    participantId: person.id as ParticipantId,
    firstPageId: await firstPageOf(boardId),
    name: person.name,
    deviceToken: device.token,
  })
}
