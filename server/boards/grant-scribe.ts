import { can } from '@/domain/access/can'
import type { Role } from '@/domain/access/role'
import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { permitted } from './permission'
import { noSuchPerson } from './standing-facilitators'

/** "This person may write down my words." Only the person whose words they are can say so. */
export async function grantScribe(
  caller: Caller,
  boardId: BoardId,
  scribe: ParticipantId,
  as?: ParticipantId,
): Promise<Result<void, Refusal>> {
  const allowed = await permitted(caller, boardId, 'page.write', as)
  if (!allowed.ok) return allowed
  const author = allowed.value.participant
  if (scribe === author.id) return refused({ reason: 'invalid', words: 'You can write for yourself already.' })
  const person = await prisma().participant.findFirst({ where: { id: scribe, boardId, revokedAt: null } })
  if (!person || !allowed.value.subject) return refused(noSuchPerson)
  const member = { participantId: scribe, boardId, role: person.role as Role }
  if (!can({ user: null, member }, 'session.scribe', allowed.value.subject)) {
    return refused({ reason: 'conflict', words: 'This person only reads along, so they cannot write for you.' })
  }
  const grant = { authorId: author.id, scribeId: scribe }
  await prisma().scribeGrant.upsert({ where: { authorId_scribeId: grant }, create: grant, update: {} })
  return accepted(undefined)
}
