import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import { returnCodeLength, spacedCode } from '@/domain/people/code'
import type { Joined, joinRequest, LinkRole } from '@/domain/protocol/people-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import type { z } from 'zod'
import type { Caller } from '../auth/caller'
import { newDevice } from '../auth/device'
import { hashOfReturnCode, randomCode } from '../auth/tokens'
import { prisma } from '../prisma'
import { addParticipant, lockBoard } from './add-participant'
import { firstPageOf } from './first-page'
import { openLink } from './open-link'

/** More people than any workshop; fewer than a script would make. */
const mostPeople = 1000

/** `deviceToken` is there when this browser was not known yet: put it into its cookie. */
export interface JoinedOnDevice extends Joined {
  readonly deviceToken: string | null
}

/**
 * A person joins by a link with only a name. Somebody else on the same device joins beside the people already there.
 * The return code is in the answer and nowhere else: it is shown once.
 */
export async function joinBoard(
  caller: Caller,
  token: string,
  wish: z.output<typeof joinRequest>,
): Promise<Result<JoinedOnDevice, Refusal>> {
  const opened = await openLink(token)
  if (!opened.ok) return opened
  const link = opened.value
  const boardId = link.boardId as BoardId
  const device = caller.deviceId ? { deviceId: caller.deviceId, token: null } : await newDevice()
  const code = randomCode(returnCodeLength)
  const made = await prisma().$transaction(async (tx) => {
    await lockBoard(tx, boardId)
    if ((await tx.participant.count({ where: { boardId } })) >= mostPeople) return null
    const person = await addParticipant(tx, {
      boardId,
      name: wish.name,
      group: wish.group,
      role: link.role as LinkRole,
      joinLinkId: link.id,
      returnCodeHash: hashOfReturnCode(code),
      briefedAt: wish.briefed ? new Date() : null,
    })
    await tx.deviceSeat.create({ data: { deviceId: device.deviceId, participantId: person.id } })
    return person
  })
  if (!made) return refused({ reason: 'conflict', words: `This board is full: it has ${mostPeople} people.` })
  return accepted({
    boardId,
    participantId: made.id as ParticipantId,
    firstPageId: await firstPageOf(boardId),
    name: made.name,
    returnCode: spacedCode(code, 4),
    deviceToken: device.token,
  })
}
