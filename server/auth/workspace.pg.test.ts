import NextAuth from 'next-auth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST as createBoardRoute } from '@/app/api/boards/route'
import { POST as setUp } from '@/app/api/set-up/route'
import { GET as listUsersRoute, POST as inviteRoute } from '@/app/api/users/route'
import { PATCH as changeUserRoute } from '@/app/api/users/[userId]/route'
import { POST as linkRoute } from '@/app/api/users/[userId]/sign-in-link/route'
import { makeUser, nobodyHeaders, openHouse, requestAs, signedIn } from '@/tests/fixtures/house'
import { addUserToBoard } from '../boards/add-user-to-board'
import { createBoard } from '../boards/create-board'
import { prisma } from '../prisma'
import { callerFrom, cookiesOf } from './caller'
import { firstFacilitatorCode } from './first-facilitator'
import { authOptions } from './next-auth'
import { forgetTries } from './rate-limits'
import { ownerOfSignInLink, useSignInLink } from './sign-in-link'
import { changeOwnUser } from './users/change-own-user'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const noParams = { params: Promise.resolve({}) }
const jay = { name: 'Jay', email: 'Jay@Example.org', password: 'a long enough password' }

/** One call of next-auth, outside Next: what it answered and the cookies it set. */
async function callNextAuth(method: 'GET' | 'POST', path: string[], cookies: Record<string, string>, body: Record<string, string> = {}) {
  const set: Record<string, string> = {}
  let answered: unknown
  const response = {
    getHeader: () => undefined,
    setHeader: (name: string, value: string | string[]) => {
      if (name.toLowerCase() !== 'set-cookie') return
      for (const line of [value].flat())
        Object.assign(set, cookiesOf(new Headers({ cookie: decodeURIComponent(line.split(';')[0] as string) })))
    },
    status: () => response,
    json: (value: unknown) => (answered = value),
    send: (value: unknown) => (answered = value),
    end: () => undefined,
  }
  await NextAuth(authOptions())({ method, query: { nextauth: path }, body, cookies, headers: {} }, response)
  return { answered, set }
}

/** Signs in as the sign-in page does; the headers of the signed-in browser when it worked. */
async function signIn(way: string, fields: Record<string, string>): Promise<Headers | null> {
  const asked = await callNextAuth('GET', ['csrf'], {})
  const { csrfToken } = asked.answered as { csrfToken: string }
  const { set } = await callNextAuth('POST', ['callback', way], asked.set, { ...fields, csrfToken, json: 'true' })
  const session = set['next-auth.session-token']
  if (!session) return null
  const signed = nobodyHeaders()
  signed.set('cookie', `next-auth.session-token=${session}`)
  return signed
}

describe('the first facilitator', () => {
  it('is made with the one-time code of the log, and only once', async () => {
    const first = await firstFacilitatorCode()
    const newest = await firstFacilitatorCode()
    const attempt = (code: string | null) => setUp(requestAs(nobodyHeaders(), '/', 'POST', { ...jay, code }), noParams)
    expect((await attempt('BCDF-GHJK-MNPQ')).status).toBe(403)
    expect((await attempt(first)).status, 'an earlier start’s code').toBe(403)
    expect((await attempt(newest)).status).toBe(200)
    expect((await attempt(newest)).status).toBe(410)
    expect(await firstFacilitatorCode()).toBeNull()
  })
  it('then signs in with the password, and not with another', async () => {
    expect(await signIn('password', { email: 'jay@example.org', password: 'not the password' })).toBeNull()
    const headers = await signIn('password', { email: ' JAY@example.org', password: jay.password })
    expect(headers && (await callerFrom(headers)).user).toMatchObject({ name: 'Jay', mayCreateBoards: true, mayManageUsers: true })
  })
  it('is kept from being guessed', async () => {
    forgetTries()
    for (let tries = 0; tries < 10; tries += 1)
      expect(await signIn('password', { email: 'jay@example.org', password: `guess ${tries}` })).toBeNull()
    expect(await signIn('password', { email: 'jay@example.org', password: jay.password })).toBeNull()
    forgetTries()
    expect(await signIn('password', { email: 'jay@example.org', password: jay.password })).not.toBeNull()
  })
})

describe('users', () => {
  it('are invited with a link that works once and not by merely looking at it', async () => {
    const manager = await signedIn(await makeUser('facilitator', { mayManageUsers: true }))
    const invited = await (
      await inviteRoute(requestAs(manager, '/', 'POST', { name: 'Eve', email: 'eve@example.org', kind: 'evaluator' }), noParams)
    ).json()
    expect(invited.mailed).toBe(false)
    const token = invited.signInAddress.split('/').at(-1)
    expect(await ownerOfSignInLink(token)).toEqual({ name: 'Eve', email: 'eve@example.org' })
    expect(await ownerOfSignInLink(token)).not.toBeNull()
    const headers = await signIn('link', { token })
    expect(headers && (await callerFrom(headers)).user).toMatchObject({ name: 'Eve', kind: 'evaluator', mayCreateBoards: false })
    expect(await signIn('link', { token })).toBeNull()
  })
  it('can be turned off, which ends their sign-ins at once, and on again', async () => {
    const manager = await signedIn(await makeUser('facilitator', { mayManageUsers: true }))
    const userId = await makeUser('facilitator')
    const theirs = await signedIn(userId)
    const change = (body: object) => changeUserRoute(requestAs(manager, '/', 'PATCH', body), { params: Promise.resolve({ userId }) })
    expect((await callerFrom(theirs)).user).not.toBeNull()
    expect((await change({ disabled: true })).status).toBe(200)
    expect((await callerFrom(theirs)).user).toBeNull()
    expect((await change({ disabled: false })).status).toBe(200)
    expect((await callerFrom(theirs)).user, 'old sign-ins stay ended').toBeNull()
    expect((await callerFrom(await signedIn(userId, 2))).user).not.toBeNull()
  })
  it('can be reset: the password is forgotten and waiting links stop', async () => {
    const manager = await signedIn(await makeUser('facilitator', { mayManageUsers: true }))
    const user = await prisma().user.findUniqueOrThrow({ where: { email: 'eve@example.org' } })
    const context = () => ({ params: Promise.resolve({ userId: user.id }) })
    const { signInAddress } = await (await linkRoute(requestAs(manager, '/', 'POST'), context())).json()
    expect((await changeUserRoute(requestAs(manager, '/', 'PATCH', { reset: true }), context())).status).toBe(200)
    expect(await useSignInLink(signInAddress.split('/').at(-1))).toBeNull()
  })
  it('always keep one who looks after them', async () => {
    await prisma().user.updateMany({ data: { mayManageUsers: false } })
    const userId = await makeUser('facilitator', { mayManageUsers: true })
    const headers = await signedIn(userId)
    for (const change of [{ disabled: true }, { mayManageUsers: false }, { kind: 'evaluator' }]) {
      expect((await changeUserRoute(requestAs(headers, '/', 'PATCH', change), { params: Promise.resolve({ userId }) })).status).toBe(409)
    }
  })
  it('change a password only with the old one, and that ends other sign-ins', async () => {
    const headers = await signIn('password', { email: 'jay@example.org', password: jay.password })
    const caller = await callerFrom(headers as Headers)
    expect(await changeOwnUser(caller, { password: 'another long password', currentPassword: 'wrong' })).toMatchObject({ ok: false })
    expect(await changeOwnUser(caller, { password: 'another long password', currentPassword: jay.password })).toMatchObject({ ok: true })
    expect((await callerFrom(headers as Headers)).user).toBeNull()
    expect(await signIn('password', { email: 'jay@example.org', password: 'another long password' })).not.toBeNull()
  })
  it('are the business of those who look after them only, and boards of facilitators', async () => {
    const [manager, facilitator, evaluator] = [
      await signedIn(await makeUser('facilitator', { mayManageUsers: true })),
      await signedIn(await makeUser('facilitator')),
      await signedIn(await makeUser('evaluator')),
    ]
    const off = await signedIn(await makeUser('facilitator', { mayManageUsers: true, disabled: true }))
    const target = { params: Promise.resolve({ userId: await makeUser('evaluator') }) }
    for (const [headers, users, boards] of [
      [manager, 200, 200],
      [facilitator, 403, 200],
      [evaluator, 403, 403],
      [nobodyHeaders(), 401, 401],
      [off, 401, 401],
    ] as const) {
      expect((await listUsersRoute(requestAs(headers, '/'), noParams)).status).toBe(users)
      expect((await changeUserRoute(requestAs(headers, '/', 'PATCH', { disabled: false }), target)).status).toBe(users)
      expect((await linkRoute(requestAs(headers, '/', 'POST'), target)).status).toBe(users)
      expect((await createBoardRoute(requestAs(headers, '/', 'POST', { title: 'Mine' }), noParams)).status).toBe(boards)
    }
  })
})

describe('inviting to a board', () => {
  it('hands out a way in only for a sign-in it made itself', async () => {
    const caller = await callerFrom(await signedIn(await makeUser('facilitator')))
    const made = await createBoard(caller, { title: 'Board', purpose: '', keptUntil: null })
    if (!made.ok) throw new Error(made.refusal.words)
    const invite = (email: string, role: 'evaluator' | 'facilitator') => addUserToBoard(caller, made.value.boardId, { email, role })
    expect(await invite('new@example.org', 'evaluator')).toMatchObject({
      ok: true,
      value: { signInAddress: expect.stringContaining('/sign-in/link/') },
    })
    expect(await invite('new@example.org', 'evaluator')).toMatchObject({ ok: true, value: { signInAddress: null } })
    expect(await invite('jay@example.org', 'facilitator')).toMatchObject({ ok: true, value: { signInAddress: null } })
    expect(await invite('unknown@example.org', 'facilitator')).toMatchObject({ ok: false })
    expect(await invite('new@example.org', 'facilitator')).toMatchObject({ ok: false })
  })
})

it('reads cookies as browsers send them', () => {
  expect(cookiesOf(new Headers({ cookie: 'a=1; b=x=y; a=2; broken' }))).toEqual({ a: '1', b: 'x=y' })
})
