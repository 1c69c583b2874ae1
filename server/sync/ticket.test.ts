import { expect, test } from 'vitest'
import { signTicket, ticketLifetimeSeconds, UsedTickets, verifyTicket, type NewTicket } from './ticket'

const secret = 'a secret of the server, long enough for HS256'
const ticket = { sid: 's1', pid: 'p1', par: 'ada', opr: null, cid: 4711, epoch: 1, schema: 1, role: 'participant' } as unknown as NewTicket

test('a signed ticket is read back with everything it vouches for', async () => {
  const read = await verifyTicket(secret, await signTicket(secret, ticket))
  expect(read).toMatchObject({ ok: true, value: ticket })
})

test('a ticket of another secret, a changed one and a stale one are refused', async () => {
  const token = await signTicket(secret, ticket, 1_000_000)
  expect((await verifyTicket('another secret, also long enough for it', token, 1_000_000)).ok).toBe(false)
  const [head, body, signature] = token.split('.')
  const forged = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body ?? '', 'base64url').toString()), par: 'eve' })).toString(
    'base64url',
  )
  expect((await verifyTicket(secret, [head, forged, signature].join('.'), 1_000_000)).ok).toBe(false)
  expect((await verifyTicket(secret, token, 1_000_000 + (ticketLifetimeSeconds - 1) * 1000)).ok).toBe(true)
  expect((await verifyTicket(secret, token, 1_000_000 + (ticketLifetimeSeconds + 1) * 1000)).ok).toBe(false)
})

test('an unsigned token and rubbish are refused', async () => {
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(ticket)).toString('base64url')}.`
  expect((await verifyTicket(secret, none)).ok).toBe(false)
  expect((await verifyTicket(secret, '')).ok).toBe(false)
})

test('a ticket works once', async () => {
  const used = new UsedTickets()
  const read = await verifyTicket(secret, await signTicket(secret, ticket))
  if (!read.ok) throw new Error(read.refusal)
  expect(used.use(read.value)).toBe(true)
  expect(used.use(read.value)).toBe(false)
})
