import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atDevice, bySignIn, makeBoard, makePerson, openHouse, type TestBoard } from '@/tests/fixtures/house'
import { type Caller, callerFrom } from '../auth/caller'
import { environment } from '../env'
import { prisma } from '../prisma'
import { verifyTicket } from '../sync/ticket'
import { changeRole } from './change-role'
import { issueClientIds } from './client-ids'
import { grantScribe } from './grant-scribe'
import { issueSession } from './issue-session'
import { renewTicket } from './renew-ticket'
import { revokePerson } from './revoke-person'
import { withdrawScribe } from './withdraw-scribe'

let house: Awaited<ReturnType<typeof openHouse>>
let board: TestBoard
let facilitator: Caller
beforeAll(async () => {
  house = await openHouse()
  board = await makeBoard()
  facilitator = await callerFrom((await bySignIn(board.boardId, 'facilitator')).headers)
})
afterAll(() => house.close())

const must = <Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: { words: string } }): Value => {
  if (!outcome.ok) throw new Error(outcome.refusal.words)
  return outcome.value
}
const ask = { spares: 0, schemaVersion: 1 }
const somebody = async (role: 'participant' | 'observer' = 'participant', group: 'lived' | 'learned' = 'lived') => {
  const person = await atDevice(board.boardId, role, { group })
  return { ...person, caller: await callerFrom(person.headers) }
}

describe('a session', () => {
  it('is written down, with its context and its client ids, before the answer', async () => {
    const person = await somebody()
    await prisma().page.update({ where: { id: board.pageId }, data: { headSeq: 41 } })
    const grant = must(await issueSession(person.caller, board.pageId, { ...ask, spares: 2 }))
    const session = await prisma().session.findUniqueOrThrow({ where: { id: grant.sessionId } })
    expect(session).toMatchObject({ participantId: person.participantId, operatedById: null, via: 'own device', pageId: board.pageId })
    const context = await prisma().sessionContext.findFirstOrThrow({ where: { sessionId: grant.sessionId } })
    expect(context).toMatchObject({ fromSeq: 42, role: 'participant', group: 'lived', involvementLevel: null, stage: null })
    const ids = await prisma().clientId.findMany({ where: { sessionId: grant.sessionId }, orderBy: { kind: 'asc' } })
    expect(ids.map((id) => [id.clientId, id.kind, id.participantId])).toEqual(
      expect.arrayContaining([
        [grant.clientId, 'issued', person.participantId],
        [grant.spares[0], 'spare', person.participantId],
        [grant.spares[1], 'spare', person.participantId],
      ]),
    )
    for (const id of ids) expect(id.clientId).toBeGreaterThanOrEqual(256)
    for (const id of ids) expect(id.clientId).toBeLessThan(2 ** 21)
  })
  it('comes with a ticket that says the same', async () => {
    const person = await somebody()
    const grant = must(await issueSession(person.caller, board.pageId, ask))
    const ticket = must(
      await verifyTicket(environment().secrets.ticket, grant.ticket).then((read) =>
        read.ok ? read : { ok: false as const, refusal: { words: read.refusal } },
      ),
    )
    expect(ticket).toMatchObject({
      sid: grant.sessionId,
      pid: board.pageId,
      par: person.participantId,
      opr: null,
      cid: grant.clientId,
      role: 'participant',
    })
  })
  it('is for reading only in a role that only reads', async () => {
    expect(must(await issueSession((await somebody('observer')).caller, board.pageId, ask)).mayWrite).toBe(false)
    expect(must(await issueSession((await somebody()).caller, board.pageId, ask)).mayWrite).toBe(true)
  })
  it('is refused to a client older than the page', async () => {
    expect(await issueSession((await somebody()).caller, board.pageId, { ...ask, schemaVersion: 0 })).toMatchObject({
      ok: false,
      refusal: { reason: 'too-old' },
    })
  })
  it('keeps its client id when only the ticket is new, and gets the role of now', async () => {
    const person = await somebody()
    const grant = must(await issueSession(person.caller, board.pageId, ask))
    must(await changeRole(facilitator, board.boardId, person.participantId, 'observer'))
    const renewed = must(await renewTicket(person.caller, grant.sessionId))
    expect(renewed).toMatchObject({ clientId: grant.clientId, sessionId: grant.sessionId, role: 'observer', mayWrite: false })
    expect(renewed.ticket).not.toBe(grant.ticket)
  })
  it('is renewed only for the person it belongs to, and not after their access ended', async () => {
    const person = await somebody()
    const grant = must(await issueSession(person.caller, board.pageId, ask))
    expect((await renewTicket((await somebody()).caller, grant.sessionId)).ok).toBe(false)
    must(await revokePerson(facilitator, board.boardId, person.participantId))
    expect((await renewTicket(person.caller, grant.sessionId)).ok).toBe(false)
  })
  it('on a device of several people is for the one who says so', async () => {
    const person = await somebody()
    const other = await makePerson(board.boardId, 'participant')
    await prisma().deviceSeat.create({ data: { deviceId: person.caller.deviceId as string, participantId: other } })
    const grant = must(await issueSession(person.caller, board.pageId, { ...ask, participantId: other }))
    expect(grant.participantId).toBe(other)
    expect(await prisma().session.findUnique({ where: { id: grant.sessionId } })).toMatchObject({ via: 'shared device' })
    const stranger = await makePerson(board.boardId, 'participant')
    expect((await issueSession(person.caller, board.pageId, { ...ask, participantId: stranger })).ok).toBe(false)
  })
})

describe('writing for somebody', () => {
  it('needs their word, gives them the words, and names who typed', async () => {
    const [author, scribe] = [await somebody(), await somebody('participant', 'learned')]
    const request = { ...ask, scribeFor: author.participantId }
    expect(await issueSession(scribe.caller, board.pageId, request)).toMatchObject({ ok: false, refusal: { reason: 'not-allowed' } })
    must(await grantScribe(author.caller, board.boardId, scribe.participantId))
    const grant = must(await issueSession(scribe.caller, board.pageId, request))
    expect(grant.participantId).toBe(author.participantId)
    expect(await prisma().session.findUnique({ where: { id: grant.sessionId } })).toMatchObject({
      participantId: author.participantId,
      operatedById: scribe.participantId,
      via: 'scribe',
    })
    expect(await prisma().sessionContext.findFirst({ where: { sessionId: grant.sessionId } })).toMatchObject({ group: 'lived' })
    expect(await prisma().clientId.findFirst({ where: { sessionId: grant.sessionId } })).toMatchObject({
      participantId: author.participantId,
      operatedById: scribe.participantId,
    })
    must(await withdrawScribe(author.caller, board.boardId, { scribe: scribe.participantId }))
    expect((await renewTicket(scribe.caller, grant.sessionId)).ok).toBe(false)
  })
  it('cannot be allowed by anybody else, nor to somebody who only reads', async () => {
    const [author, scribe, reader] = [await somebody(), await somebody(), await somebody('observer')]
    expect((await grantScribe(scribe.caller, board.boardId, scribe.participantId, author.participantId)).ok).toBe(false)
    expect((await grantScribe(author.caller, board.boardId, reader.participantId)).ok).toBe(false)
  })
  it('ends with the author’s access', async () => {
    const [author, scribe] = [await somebody(), await somebody()]
    must(await grantScribe(author.caller, board.boardId, scribe.participantId))
    must(await revokePerson(facilitator, board.boardId, author.participantId))
    expect((await issueSession(scribe.caller, board.pageId, { ...ask, scribeFor: author.participantId })).ok).toBe(false)
  })
})

describe('client ids', () => {
  it('are drawn again when one is taken', async () => {
    const person = await somebody()
    const taken = must(await issueSession(person.caller, board.pageId, ask)).clientId
    const draws = [taken, taken, 300_001, 300_001, 300_002]
    const owner = { pageId: board.pageId, sessionId: 's', participantId: person.participantId, operatedById: null }
    const issued = await prisma().$transaction((tx) => issueClientIds(tx, owner, 1, () => draws.shift() ?? 0))
    expect(issued).toEqual([300_001, 300_002])
  })
  it('say so when a page has none left', async () => {
    const taken = must(await issueSession((await somebody()).caller, board.pageId, ask)).clientId
    const owner = { pageId: board.pageId, sessionId: 's', participantId: 'p', operatedById: null }
    await expect(prisma().$transaction((tx) => issueClientIds(tx, owner, 0, () => taken))).rejects.toThrow('No free client id')
  })
})

describe('roles', () => {
  it('never leave a board without a facilitator', async () => {
    const alone = await makeBoard()
    const only = await bySignIn(alone.boardId, 'facilitator')
    const caller = await callerFrom(only.headers)
    expect(await changeRole(caller, alone.boardId, only.participantId, 'participant')).toMatchObject({
      ok: false,
      refusal: { reason: 'conflict' },
    })
    expect(await revokePerson(caller, alone.boardId, only.participantId)).toMatchObject({ ok: false, refusal: { reason: 'conflict' } })
  })
  it('never make an evaluator of somebody without a sign-in', async () => {
    expect(await changeRole(facilitator, board.boardId, (await somebody()).participantId, 'evaluator')).toMatchObject({ ok: false })
  })
})
