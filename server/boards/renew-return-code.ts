import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import { returnCodeLength, spacedCode } from '@/domain/people/code'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { hashOfReturnCode, randomCode } from '../auth/tokens'
import { prisma } from '../prisma'
import { permitted } from './permission'

/** A new return code for oneself; the old one stops working. Facilitators cannot ask for somebody else's: it would let them write as them. */
export async function renewReturnCode(
  caller: Caller,
  boardId: BoardId,
  as?: ParticipantId,
): Promise<Result<{ returnCode: string }, Refusal>> {
  const allowed = await permitted(caller, boardId, 'self.change', as)
  if (!allowed.ok) return allowed
  const { participant } = allowed.value
  if (participant.userId !== null) return refused({ reason: 'conflict', words: 'You have a sign-in and need no return code.' })
  const code = randomCode(returnCodeLength)
  await prisma().participant.update({ where: { id: participant.id }, data: { returnCodeHash: hashOfReturnCode(code) } })
  return accepted({ returnCode: spacedCode(code, 4) })
}
