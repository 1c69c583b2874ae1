import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { returnCode } from '@/domain/people/code'
import { joinRequest } from '@/domain/protocol/people-requests'
import { POST as enterCode } from '@/app/api/join/codes/route'
import { POST as join } from '@/app/api/join/[token]/route'
import { POST as comeBack } from '@/app/api/return/route'
import { bySignIn, makeBoard, nobodyHeaders, openHouse, requestAs, type TestBoard, type TestPerson } from '@/tests/fixtures/house'
import { callerFrom, nobody } from '../auth/caller'
import { forgetTries } from '../auth/rate-limits'
import { prisma } from '../prisma'
import { changeOwnDetails } from './change-own-details'
import { createLink } from './create-link'
import { joinBoard } from './join-board'
import { leaveDevice } from './leave-device'
import { openLinkByCode } from './open-link'
import { previewLink } from './preview-link'
import { readPeople } from './read-people'
import { renewReturnCode } from './renew-return-code'
import { returnToBoard } from './return-to-board'
import { revokeLink } from './revoke-link'
import { revokePerson } from './revoke-person'

let house: Awaited<ReturnType<typeof openHouse>>
let board: TestBoard
let facilitator: TestPerson
beforeAll(async () => {
  house = await openHouse()
  board = await makeBoard('Leaving hospital')
  facilitator = await bySignIn(board.boardId, 'facilitator')
})
afterAll(() => house.close())

const must = <Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: { words: string } }): Value => {
  if (!outcome.ok) throw new Error(outcome.refusal.words)
  return outcome.value
}
const newLink = async (wish: { role?: 'participant' | 'observer' } = {}) =>
  must(await createLink(await callerFrom(facilitator.headers), board.boardId, { role: 'participant', label: '', days: 30, ...wish }))
const tokenOf = (link: { address: string }) => link.address.split('/').at(-1) as string
const wish = (name: string) => joinRequest.parse({ name })
const cookieOf = (response: Response) =>
  new Headers({ ...Object.fromEntries(nobodyHeaders()), cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' })

describe('joining', () => {
  it('needs a link and a name, and gives a seat at this device and a return code', async () => {
    const link = await newLink()
    const response = await join(requestAs(nobodyHeaders(), '/', 'POST', { name: ' Marigold ' }), {
      params: Promise.resolve({ token: tokenOf(link) }),
    })
    const joined = await response.json()
    expect(joined).toMatchObject({ boardId: board.boardId, name: 'Marigold', firstPageId: board.pageId })
    expect(returnCode.safeParse(joined.returnCode).success).toBe(true)
    expect(response.headers.get('set-cookie')).toMatch(/^evenboard_device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/)
    expect(joined).not.toHaveProperty('deviceToken')
    const people = must(await readPeople(await callerFrom(cookieOf(response)), board.boardId))
    expect(people.people.find((person) => person.me)).toMatchObject({ name: 'Marigold', role: 'participant', group: 'unsaid' })
  })
  it('tells two people of one name apart, even when they join at the same moment', async () => {
    const token = tokenOf(await newLink())
    const both = await Promise.all([joinBoard(nobody, token, wish('Sam')), joinBoard(nobody, token, wish('sam'))])
    const names = both.map((one) => must(one).name.toLowerCase()).sort()
    expect(names).toEqual(['sam', 'sam 2'])
  })
  it('keeps no return code, only its keyed hash', async () => {
    const joined = must(await joinBoard(nobody, tokenOf(await newLink()), wish('Heron')))
    const row = await prisma().participant.findUniqueOrThrow({ where: { id: joined.participantId } })
    expect(JSON.stringify(row)).not.toContain(joined.returnCode)
    expect(row.returnCodeHash).toMatch(/^[0-9a-f]{64}$/)
  })
  it('is possible for somebody else on the same device, and both can write there', async () => {
    const token = tokenOf(await newLink())
    const first = must(await joinBoard(nobody, token, wish('Robin')))
    const caller = await callerFrom(new Headers({ cookie: `evenboard_device=${first.deviceToken}` }))
    const second = must(await joinBoard(caller, token, wish('Wren')))
    expect(second.deviceToken).toBeNull()
    const people = must(await readPeople(caller, board.boardId, first.participantId))
    expect([...people.onThisDevice].sort()).toEqual([first.participantId, second.participantId].sort())
    expect(
      must(await previewLink(caller, token))
        .alreadyHere.map((person) => person.name)
        .sort(),
    ).toEqual(['Robin', 'Wren'])
    must(await leaveDevice(caller, board.boardId, second.participantId))
    expect(must(await readPeople(caller, board.boardId)).onThisDevice).toEqual([first.participantId])
  })
  it('asks in plain words for what is missing', async () => {
    const response = await join(requestAs(nobodyHeaders(), '/', 'POST', { name: ' ' }), {
      params: Promise.resolve({ token: tokenOf(await newLink()) }),
    })
    expect(await response.json()).toEqual({ error: { reason: 'invalid', words: 'Please give a name to show.' } })
  })
  it('is refused to requests that other sites cause', async () => {
    const headers = nobodyHeaders()
    headers.set('origin', 'https://elsewhere.example')
    const response = await join(requestAs(headers, '/', 'POST', { name: 'Sam' }), {
      params: Promise.resolve({ token: tokenOf(await newLink()) }),
    })
    expect(response.status).toBe(403)
  })
})

describe('a link', () => {
  it('has a code of six characters that is read as people type it', async () => {
    const link = await newLink()
    const response = await enterCode(
      requestAs(nobodyHeaders(), '/', 'POST', { code: ` ${link.code.slice(0, 3).toLowerCase()}-${link.code.slice(3)} ` }),
      {
        params: Promise.resolve({}),
      },
    )
    expect(await response.json()).toEqual({ token: tokenOf(link) })
  })
  it('stops when its time is over', async () => {
    const link = await newLink()
    await prisma().joinLink.update({ where: { id: link.id }, data: { expiresAt: new Date(Date.now() - 1) } })
    for (const refusedWay of [await joinBoard(nobody, tokenOf(link), wish('Late')), await openLinkByCode(link.code)]) {
      expect(refusedWay).toMatchObject({ ok: false, refusal: { reason: 'over' } })
    }
  })
  it('can be ended, and with it the access of those who came by it', async () => {
    const link = await newLink()
    const stays = must(await joinBoard(nobody, tokenOf(await newLink()), wish('Stays')))
    const goes = must(await joinBoard(nobody, tokenOf(link), wish('Goes')))
    const caller = await callerFrom(facilitator.headers)
    expect(must(await revokeLink(caller, board.boardId, link.id, true))).toEqual({ removed: 1 })
    expect(await joinBoard(nobody, tokenOf(link), wish('Late'))).toMatchObject({ ok: false, refusal: { reason: 'over' } })
    const list = must(await readPeople(caller, board.boardId)).people
    expect(list.find((person) => person.participantId === goes.participantId)?.revokedAt).not.toBeNull()
    expect(list.find((person) => person.participantId === stays.participantId)?.revokedAt).toBeNull()
    expect(await returnToBoard(nobody, goes.returnCode.replaceAll('-', ''))).toMatchObject({ ok: false, refusal: { reason: 'over' } })
  })
  it('for observers makes observers', async () => {
    const joined = must(await joinBoard(nobody, tokenOf(await newLink({ role: 'observer' })), wish('Looking')))
    expect((await prisma().participant.findUniqueOrThrow({ where: { id: joined.participantId } })).role).toBe('observer')
  })
  it('cannot be found by trying codes', async () => {
    forgetTries()
    const guess = () => enterCode(requestAs(nobodyHeaders(), '/', 'POST', { code: 'BBBBBB' }), { params: Promise.resolve({}) })
    const statuses = []
    for (let tries = 0; tries < 21; tries += 1) statuses.push((await guess()).status)
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(404))
    expect(statuses[20]).toBe(429)
    forgetTries()
  })
})

describe('coming back', () => {
  it('restores the same person on another device by the return code', async () => {
    const joined = must(await joinBoard(nobody, tokenOf(await newLink()), wish('Kestrel')))
    const response = await comeBack(requestAs(nobodyHeaders(), '/', 'POST', { code: joined.returnCode.toLowerCase() }), {
      params: Promise.resolve({}),
    })
    expect(await response.json()).toMatchObject({ participantId: joined.participantId, name: 'Kestrel', boardId: board.boardId })
    const people = must(await readPeople(await callerFrom(cookieOf(response)), board.boardId))
    expect(people.people.find((person) => person.me)?.participantId).toBe(joined.participantId)
  })
  it('works with a new code after the old one was replaced, and no longer with the old one', async () => {
    const joined = must(await joinBoard(nobody, tokenOf(await newLink()), wish('Lapwing')))
    const caller = await callerFrom(new Headers({ cookie: `evenboard_device=${joined.deviceToken}` }))
    const renewed = must(await renewReturnCode(caller, board.boardId))
    expect((await returnToBoard(nobody, joined.returnCode.replaceAll('-', ''))).ok).toBe(false)
    expect(must(await returnToBoard(nobody, renewed.returnCode.replaceAll('-', ''))).participantId).toBe(joined.participantId)
  })
  it('is over for somebody whose access ended', async () => {
    const joined = must(await joinBoard(nobody, tokenOf(await newLink()), wish('Swift')))
    must(await revokePerson(await callerFrom(facilitator.headers), board.boardId, joined.participantId))
    expect(await returnToBoard(nobody, joined.returnCode.replaceAll('-', ''))).toMatchObject({ ok: false, refusal: { reason: 'over' } })
    const caller = await callerFrom(new Headers({ cookie: `evenboard_device=${joined.deviceToken}` }))
    expect((await readPeople(caller, board.boardId)).ok).toBe(false)
  })
})

describe('one’s own details', () => {
  it('can be changed later, and nobody else’s can', async () => {
    const token = tokenOf(await newLink())
    const mine = must(await joinBoard(nobody, token, wish('Dove')))
    const other = must(await joinBoard(nobody, token, wish('Crow')))
    const caller = await callerFrom(new Headers({ cookie: `evenboard_device=${mine.deviceToken}` }))
    expect(must(await changeOwnDetails(caller, board.boardId, { name: 'Crow', group: 'lived', briefed: true }))).toMatchObject({
      name: 'Crow 2',
      group: 'lived',
      briefed: true,
    })
    expect(await changeOwnDetails(caller, board.boardId, { as: other.participantId, name: 'Mine now' })).toMatchObject({
      ok: false,
      refusal: { reason: 'not-found' },
    })
  })
})
