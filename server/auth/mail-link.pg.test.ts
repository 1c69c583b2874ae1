import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { makeUser, openHouse } from '@/tests/fixtures/house'
import { signInBrowser } from '@/tests/fixtures/sign-in-browser'
import { prisma } from '../prisma'
import { forgetTries } from './rate-limits'

interface Received {
  readonly to: string[]
  readonly text: string
}

const received: Received[] = []

/** Letters travel as "quoted-printable": long lines are broken with `=`, and `=` itself is written `=3D`. */
const decoded = (raw: string) =>
  raw.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const post = new SMTPServer({
  hideSTARTTLS: true,
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, done) =>
    username === 'evenboard' && password === 'p@ss' ? done(null, { user: username }) : done(new Error('Who are you?')),
  onData(stream, session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: decoded(Buffer.concat(parts).toString()) })
      done()
    })
  },
})

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  await new Promise<void>((ready) => post.listen(0, '127.0.0.1', ready))
  const { port } = post.server.address() as { port: number }
  process.env.SMTP_URL = `smtp://evenboard:${encodeURIComponent('p@ss')}@127.0.0.1:${port}`
  process.env.SMTP_FROM = 'Evenboard <board@example.org>'
  house = await openHouse()
})
afterAll(async () => {
  await house.close()
  await new Promise<void>((closed) => post.close(closed))
})
beforeEach(forgetTries)

async function invited(disabled = false) {
  const id = await makeUser('evaluator', { disabled })
  const { email } = await prisma().user.findUniqueOrThrow({ where: { id } })
  return { id, email: email as string }
}

const lettersTo = (address: string) => received.filter(({ to }) => to.includes(address))

/** The link in the one letter that came to `address`. */
async function linkOfLetter(address: string): Promise<string> {
  await vi.waitFor(() => expect(lettersTo(address)).toHaveLength(1), { timeout: 10_000 })
  const [letter] = lettersTo(address)
  expect(letter?.text).toContain('From: Evenboard <board@example.org>')
  const link = /http:\/\/localhost:3000\/api\/auth\/callback\/email\S+/.exec(letter?.text ?? '')?.[0]
  if (!link) throw new Error(`No link in this letter:\n${letter?.text}`)
  return link
}

it('sends an invited user a link that signs in once', async () => {
  const { id, email } = await invited()
  const asking = signInBrowser()
  expect(await asking.ask('signin/email', { email: ` ${email.toUpperCase()} ` })).toContain('/api/auth/verify-request')
  expect(await asking.led('/api/auth/verify-request?provider=email&type=email')).toMatch(/^\/sign-in\/sent/)
  const link = await linkOfLetter(email)
  expect(await asking.user(), 'asking alone signs nobody in').toBeNull()

  // Letters are often read on another device than the one that asked.
  const reading = signInBrowser()
  expect(await reading.led(link)).toBe('http://localhost:3000/boards')
  expect(await reading.user()).toMatchObject({ id, email, kind: 'evaluator' })

  const again = signInBrowser()
  expect(await again.led(link)).toContain('error=Verification')
  expect(await again.user()).toBeNull()
  expect((await reading.user())?.id, 'the first sign-in stands').toBe(id)
})

it('does not take a link for another address, or one that is too old', async () => {
  const { email } = await invited()
  const other = await invited()
  const browser = signInBrowser()
  await browser.ask('signin/email', { email })
  const link = await linkOfLetter(email)
  expect(await browser.led(link.replace(encodeURIComponent(email), encodeURIComponent(other.email)))).toContain('error=Verification')
  await prisma().verificationToken.updateMany({ where: { identifier: email }, data: { expires: new Date(Date.now() - 1) } })
  expect(await browser.led(link)).toContain('error=Verification')
  expect(await browser.user()).toBeNull()
})

it('does not take the link of somebody who was turned off since', async () => {
  const { id, email } = await invited()
  const browser = signInBrowser()
  await browser.ask('signin/email', { email })
  const link = await linkOfLetter(email)
  await prisma().user.update({ where: { id }, data: { disabledAt: new Date() } })
  expect(await browser.led(link)).toContain('error=AccessDenied')
  expect(await browser.user()).toBeNull()
})

it('makes a link the sign-in of its own address, whoever was signed in at that browser', async () => {
  const [first, second] = [await invited(), await invited()]
  const browser = signInBrowser()
  await browser.ask('signin/email', { email: first.email })
  await browser.led(await linkOfLetter(first.email))
  await browser.ask('signin/email', { email: second.email })
  await browser.led(await linkOfLetter(second.email))
  expect((await browser.user())?.id).toBe(second.id)
})

it('answers the same to an address nobody was invited with, a user turned off and one who asks too often, and sends nothing', async () => {
  const { email } = await invited()
  const off = await invited(true)
  const answers = new Set<string>()
  for (const address of ['nobody@example.org', off.email]) answers.add(await signInBrowser().ask('signin/email', { email: address }))
  for (let time = 0; time < 7; time += 1) answers.add(await signInBrowser().ask('signin/email', { email }))
  await vi.waitFor(() => expect(lettersTo(email)).toHaveLength(5), { timeout: 10_000 })
  // Letters leave in the background: whichever would be one too many has had its time by then.
  await new Promise((passed) => setTimeout(passed, 300))
  expect(lettersTo(email)).toHaveLength(5)
  expect([...lettersTo('nobody@example.org'), ...lettersTo(off.email)]).toEqual([])
  expect([...answers]).toHaveLength(1)
  expect(await prisma().user.findUnique({ where: { email: 'nobody@example.org' } }), 'asking makes no user').toBeNull()
})
