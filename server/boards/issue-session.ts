/**
 * A session: one person at one open page on one device. Everything the hub must know about it (whose words it writes,
 * in which role, which client ids are its own) is in the database before the answer leaves. (Invariant 2)
 */
import { randomUUID } from 'node:crypto'
import { can } from '@/domain/access/can'
import type { Role } from '@/domain/access/role'
import type { BoardId, ClientId, PageId, ParticipantId, SessionId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { SessionGrant, SessionRequest, Via } from '@/domain/protocol/wire'
import type { Page, Participant } from '@/generated/prisma/client'
import type { Caller } from '../auth/caller'
import { environment } from '../env'
import { prisma } from '../prisma'
import { signTicket } from '../sync/ticket'
import { issueClientIds } from './client-ids'
import { noSuchBoard, type Permitted, permitted } from './permission'

const tooOld: Refusal = { reason: 'too-old', words: 'This page was changed by a newer Evenboard. Please reload to go on.' }
const noGrant: Refusal = {
  reason: 'not-allowed',
  words: 'This person has not said that you may write for them. They can do so under “People”.',
}
const authorMayNotWrite: Refusal = { reason: 'not-allowed', words: 'This person cannot write on this board, so nobody can write for them.' }

export async function issueSession(caller: Caller, pageId: PageId, request: SessionRequest): Promise<Result<SessionGrant, Refusal>> {
  const page = await prisma().page.findUnique({ where: { id: pageId } })
  if (!page) return refused(noSuchBoard)
  const boardId = page.boardId as BoardId
  const allowed = await permitted(caller, boardId, 'page.read', request.participantId)
  if (!allowed.ok) return allowed
  if (request.schemaVersion < page.minSchema) return refused(tooOld)
  const author = request.scribeFor ? await authorScribedFor(allowed.value, request.scribeFor) : accepted(allowed.value.participant)
  if (!author.ok) return author
  const operatedById = author.value.id === allowed.value.participant.id ? null : allowed.value.participant.id
  const via = request.via ?? (operatedById ? 'scribe' : await usualVia(caller, boardId))
  const kept = await keepSession({ page, author: author.value, operatedById, via, deviceId: caller.deviceId, spares: request.spares })
  return accepted(await grantFor(allowed.value, page, author.value, operatedById, kept, request.schemaVersion))
}

/** The person written for, if they agreed and may write themselves. */
async function authorScribedFor(scribe: Permitted, authorId: ParticipantId): Promise<Result<Participant, Refusal>> {
  if (authorId === scribe.participant.id) return accepted(scribe.participant)
  const { actor, subject, board } = scribe
  if (!subject || !can(actor, 'session.scribe', subject)) return refused(noGrant)
  const grant = await prisma().scribeGrant.findUnique({
    where: { authorId_scribeId: { authorId, scribeId: scribe.participant.id } },
    include: { author: true },
  })
  if (!grant || grant.author.boardId !== board.id) return refused(noGrant)
  const member = grant.author.revokedAt ? null : { participantId: authorId, boardId: board.id as BoardId, role: grant.author.role as Role }
  return can({ user: null, member }, 'page.write', subject) ? accepted(grant.author) : refused(authorMayNotWrite)
}

/** A device several people of the board sit at is a shared one, whoever writes just now. */
async function usualVia(caller: Caller, boardId: BoardId): Promise<Via> {
  if (!caller.deviceId) return 'own device'
  const seats = await prisma().deviceSeat.count({ where: { deviceId: caller.deviceId, participant: { boardId, revokedAt: null } } })
  return seats > 1 ? 'shared device' : 'own device'
}

interface NewSession {
  readonly page: Page
  readonly author: Participant
  readonly operatedById: string | null
  readonly via: Via
  readonly deviceId: string | null
  readonly spares: number
}

/** Session, context and client ids, all or nothing. The context holds from the next row of the page's journal on. */
async function keepSession({
  page,
  author,
  operatedById,
  via,
  deviceId,
  spares,
}: NewSession): Promise<{ sessionId: SessionId; clientIds: number[] }> {
  const sessionId = randomUUID() as string as SessionId
  return prisma().$transaction(async (tx) => {
    const { headSeq } = await tx.page.findUniqueOrThrow({ where: { id: page.id }, select: { headSeq: true } })
    await tx.session.create({ data: { id: sessionId, pageId: page.id, participantId: author.id, operatedById, deviceId, via } })
    await tx.sessionContext.create({
      data: { id: randomUUID(), sessionId, fromSeq: headSeq + 1, role: author.role, group: author.group },
    })
    const clientIds = await issueClientIds(tx, { pageId: page.id, sessionId, participantId: author.id, operatedById }, spares)
    const speaker = operatedById ?? author.id
    if (deviceId) await tx.deviceSeat.updateMany({ where: { deviceId, participantId: speaker }, data: { lastUsedAt: new Date() } })
    return { sessionId, clientIds }
  })
}

/** What the client needs before its first edit, with a ticket for the websocket. Also used when only the ticket is new. */
export async function grantFor(
  { actor, subject }: Permitted,
  page: Page,
  author: Participant,
  operatedById: string | null,
  { sessionId, clientIds }: { sessionId: SessionId; clientIds: number[] },
  schemaVersion: number,
): Promise<SessionGrant> {
  const [clientId = 0, ...spares] = clientIds
  const participantId = author.id as ParticipantId
  const role = author.role as Role
  const ticket = await signTicket(environment().secrets.ticket, {
    sid: sessionId,
    pid: page.id as PageId,
    par: participantId,
    opr: operatedById as ParticipantId | null,
    cid: clientId as ClientId,
    epoch: page.epoch,
    schema: schemaVersion,
    role,
  })
  const authorActor = { user: null, member: { participantId, boardId: page.boardId as BoardId, role } }
  const mayWrite = subject !== null && can(actor, 'page.write', subject) && can(authorActor, 'page.write', subject)
  return { sessionId, participantId, clientId, spares, ticket, epoch: page.epoch, schemaVersion: page.schemaVersion, role, mayWrite }
}
