import { can } from '@/domain/access/can'
import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { mayNot, permitted } from './permission'

/** Ends it again: the author at any time, the scribe who does not want to, or a facilitator. */
export async function withdrawScribe(
  caller: Caller,
  boardId: BoardId,
  wish: { as?: ParticipantId; author?: ParticipantId; scribe: ParticipantId },
): Promise<Result<void, Refusal>> {
  const allowed = await permitted(caller, boardId, 'board.open', wish.as)
  if (!allowed.ok) return allowed
  const { actor, subject, participant } = allowed.value
  const authorId = wish.author ?? participant.id
  const concerned = participant.id === authorId || participant.id === wish.scribe
  if (!concerned && !(subject && can(actor, 'people.manage', subject))) return refused(mayNot)
  await prisma().scribeGrant.deleteMany({ where: { authorId, scribeId: wish.scribe, author: { boardId } } })
  return accepted(undefined)
}
