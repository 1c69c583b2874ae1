import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeUser, openHouse } from '@/tests/fixtures/house'
import { type Employee, openOrganisation } from '@/tests/fixtures/organisation'
import { signInBrowser } from '@/tests/fixtures/sign-in-browser'
import { prisma } from '../prisma'

const agreement = {
  clientId: 'evenboard',
  clientSecret: 'a-secret-between-us',
  returnTo: 'http://localhost:3000/api/auth/callback/oidc',
}
const boards = 'http://localhost:3000/boards'

let organisation: Awaited<ReturnType<typeof openOrganisation>>
let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  // next-auth reports every refusal at length.
  vi.spyOn(console, 'error').mockReturnValue()
  organisation = await openOrganisation(agreement)
  process.env.OIDC_ISSUER = organisation.issuer
  process.env.OIDC_CLIENT_ID = agreement.clientId
  process.env.OIDC_CLIENT_SECRET = agreement.clientSecret
  house = await openHouse()
})
afterAll(async () => {
  await house.close()
  await organisation.close()
})

let counted = 0
/** A user with a sign-in, and the same person as the organisation knows them. */
async function invited(disabled = false) {
  const id = await makeUser('facilitator', { disabled })
  const { email } = await prisma().user.findUniqueOrThrow({ where: { id } })
  counted += 1
  return { id, employee: { sub: `employee-${counted}`, email: email as string, email_verified: true } }
}

type Behaviour = Parameters<typeof organisation.signIn>[2]

/** The whole way through the organisation; where it ended. */
async function wayIn(browser: ReturnType<typeof signInBrowser>, employee: Employee, how?: Behaviour): Promise<string> {
  return browser.led(organisation.signIn(await browser.ask('signin/oidc'), employee, how))
}

async function refusedWith(employee: Employee, how?: Behaviour): Promise<string> {
  const browser = signInBrowser()
  const users = await prisma().user.count()
  const led = new URL(await wayIn(browser, employee, how))
  expect(await browser.user()).toBeNull()
  expect(await prisma().user.count(), 'nobody is made a user').toBe(users)
  return led.searchParams.get('error') ?? led.href
}

describe('signing in through the organisation', () => {
  it.each(['token', 'answer'] as const)('lets an invited user in, their address being in the %s', async (addressIn) => {
    const { id, employee } = await invited()
    for (const _time of ['first', 'second']) {
      const browser = signInBrowser()
      expect(await wayIn(browser, { ...employee, email: employee.email.toUpperCase() }, { addressIn })).toBe(boards)
      expect(await browser.user()).toMatchObject({ id, email: employee.email })
    }
  })

  it('refuses somebody nobody invited, an address that is not verified or not told, and a user turned off', async () => {
    const { employee } = await invited()
    const { sub } = employee
    expect(await refusedWith({ sub: 'passer-by', email: 'passer-by@example.org', email_verified: true })).toBe('AccessDenied')
    for (const addressIn of ['token', 'answer'] as const) {
      expect(await refusedWith({ ...employee, email_verified: false }, { addressIn })).toBe('AccessDenied')
      expect(await refusedWith({ sub, email: employee.email }, { addressIn })).toBe('AccessDenied')
    }
    expect(await refusedWith({ sub, email_verified: true })).toBe('AccessDenied')
    expect(await refusedWith((await invited(true)).employee)).toBe('AccessDenied')
  })

  it('refuses a user turned off after they came in this way, and ends their sign-in', async () => {
    const { id, employee } = await invited()
    const browser = signInBrowser()
    await wayIn(browser, employee)
    expect((await browser.user())?.id).toBe(id)
    await prisma().user.update({ where: { id }, data: { disabledAt: new Date() } })
    expect(await browser.user()).toBeNull()
    expect(await refusedWith(employee)).toBe('AccessDenied')
  })

  it('believes only what the organisation signed, for us, for this very question', async () => {
    const { employee } = await invited()
    expect(await refusedWith(employee, { signedWith: 'another key', addressIn: 'token' })).toBe('OAuthCallback')
    expect(await refusedWith(employee, { signedWith: 'another key' })).toBe('OAuthCallback')
    expect(await refusedWith(employee, { signedWith: 'nothing', addressIn: 'token' })).toBe('OAuthCallback')
    for (const wrong of [{ aud: 'another board' }, { iss: 'http://elsewhere.example' }, { nonce: 'of another time' }, { iat: 1, exp: 2 }])
      expect(await refusedWith(employee, { wrong, addressIn: 'token' }), JSON.stringify(wrong)).toBe('OAuthCallback')
    const other = await invited()
    expect(await refusedWith(employee, { answers: other.employee }), 'the answer is about another person').toBe('OAuthCallback')
  })

  it('takes an answer only in the browser that asked, and once', async () => {
    const { employee } = await invited()
    const asking = signInBrowser()
    const back = organisation.signIn(await asking.ask('signin/oidc'), employee)
    const another = signInBrowser()
    expect(await another.led(back)).toContain('error=OAuthCallback')
    expect(await another.user()).toBeNull()
    expect(await asking.led(back)).toBe(boards)
    expect(await another.led(back)).toContain('error=OAuthCallback')
    const forged = signInBrowser()
    const theirs = new URL(organisation.signIn(await forged.ask('signin/oidc'), employee))
    theirs.searchParams.set('state', 'forged')
    expect(await forged.led(theirs.href)).toContain('error=OAuthCallback')
    expect(await forged.user()).toBeNull()
  })

  it('makes it the sign-in of its own address, whoever was signed in at that browser', async () => {
    const [first, second] = [await invited(), await invited()]
    const browser = signInBrowser()
    await wayIn(browser, first.employee)
    await wayIn(browser, second.employee)
    expect((await browser.user())?.id).toBe(second.id)
    const later = signInBrowser()
    await wayIn(later, second.employee)
    expect((await later.user())?.id, 'and nothing of it is left behind').toBe(second.id)
  })

  it('goes by the address, not by a number that another organisation’s server would give to somebody else', async () => {
    const [first, second] = [await invited(), await invited()]
    await wayIn(signInBrowser(), first.employee)
    const browser = signInBrowser()
    await wayIn(browser, { ...second.employee, sub: first.employee.sub })
    expect((await browser.user())?.id).toBe(second.id)
  })
})
