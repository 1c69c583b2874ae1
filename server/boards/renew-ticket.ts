import type { BoardId, ParticipantId, SessionId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { SessionGrant } from '@/domain/protocol/wire'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { grantFor } from './issue-session'
import { permitted } from './permission'

const noSuchSession: Refusal = { reason: 'not-found', words: 'This page was open too long ago. Please reload it.' }
const noLongerAgreed: Refusal = { reason: 'not-allowed', words: 'This person no longer wants their words written down for them.' }

/** A new ticket for a session that goes on: after the network was gone, or the server was restarted. Same client id, current role. */
export async function renewTicket(caller: Caller, sessionId: SessionId): Promise<Result<SessionGrant, Refusal>> {
  const session = await prisma().session.findUnique({ where: { id: sessionId } })
  if (!session) return refused(noSuchSession)
  const [page, author, bound] = await Promise.all([
    prisma().page.findUniqueOrThrow({ where: { id: session.pageId } }),
    prisma().participant.findUnique({ where: { id: session.participantId } }),
    prisma().clientId.findFirst({ where: { pageId: session.pageId, sessionId, kind: 'issued' } }),
  ])
  if (!author || !bound) return refused(noSuchSession)
  const speaker = (session.operatedById ?? session.participantId) as ParticipantId
  const allowed = await permitted(caller, page.boardId as BoardId, 'page.read', speaker)
  if (!allowed.ok) return allowed
  if (session.operatedById && (author.revokedAt || !(await isScribe(author.id, session.operatedById)))) return refused(noLongerAgreed)
  return accepted(
    await grantFor(allowed.value, page, author, session.operatedById, { sessionId, clientIds: [bound.clientId] }, page.schemaVersion),
  )
}

const isScribe = async (authorId: string, scribeId: string): Promise<boolean> =>
  (await prisma().scribeGrant.findUnique({ where: { authorId_scribeId: { authorId, scribeId } } })) !== null
