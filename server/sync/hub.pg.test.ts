import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ObjectId } from '@/domain/base/ids'
import { addNote, objectsOf, readObject, textOf } from '@/domain/board/page-document'
import type { Command } from '@/domain/protocol/wire'
import type { JournalEntry } from '@/server/journal/journal'
import { readJournal } from '@/server/journal/read'
import { type FreshDatabase, freshDatabase } from '@/tests/fixtures/database'
import { type RunningHub, runHub } from '@/tests/fixtures/hub'
import { type ClientOptions, openClient, type SyncClient } from '@/tests/fixtures/sync-client'
import { makeWorld, type Person, type World } from '@/tests/fixtures/world'

let database: FreshDatabase
let running: RunningHub
let world: World
let ada: Person
let ben: Person
const open: SyncClient[] = []

beforeAll(async () => {
  database = await freshDatabase()
  running = await runHub(database.pool)
  world = await makeWorld(database.pool)
  ada = await world.person('Ada', { group: 'lived' })
  ben = await world.person('Ben', { group: 'learned' })
})
afterEach(() => {
  for (const client of open.splice(0)) client.close()
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const note = 'note000001' as ObjectId
const write = (client: SyncClient, text: string, id = note) =>
  addNote(client.doc, { id, birth: {}, placement: [null, 'a0'], geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text })
const textIn = (doc: Y.Doc, id = note) => textOf(doc, id)?.toString()

async function come(person: Person, pageId = world.pageId, options: ClientOptions = {}): Promise<SyncClient> {
  const client = openClient(running.address, pageId, await world.grant(person, { pageId }), options)
  open.push(client)
  await client.synced()
  return client
}
async function entries(pageId = world.pageId): Promise<JournalEntry[]> {
  const found: JournalEntry[] = []
  for await (const entry of readJournal(database.pool, pageId)) found.push(entry)
  return found
}

test('what one person writes reaches the other, and is in the journal with its author before that (invariant 1)', async () => {
  const pageId = await world.page()
  const [one, other] = [await come(ada, pageId), await come(ben, pageId)]
  write(one, 'My day starts with a bus.')
  await other.until((doc) => textIn(doc) === 'My day starts with a bus.')
  const [first] = await entries(pageId)
  expect(first).toMatchObject({ kind: 'update', seq: 1, sessionId: one.grant.sessionId, participantId: ada.id, viaStep2: false })
  const context = await database.pool.query('select role, "group", from_seq from session_context where session_id = $1', [
    one.grant.sessionId,
  ])
  expect(context.rows).toEqual([{ role: 'participant', group: 'lived', from_seq: 1 }])
})

test('two people typing in one note lose nothing', async () => {
  const pageId = await world.page()
  const [one, other] = [await come(ada, pageId), await come(ben, pageId)]
  write(one, '')
  await other.until((doc) => textIn(doc) === '')
  for (let index = 0; index < 50; index += 1) {
    textOf(one.doc, note)?.insert(0, 'a')
    textOf(other.doc, note)?.insert(0, 'b')
  }
  const whole = (doc: Y.Doc) => textIn(doc)?.length === 100
  await Promise.all([one.until(whole), other.until(whole)])
  expect(textIn(one.doc)).toBe(textIn(other.doc))
})

test('an acknowledgement means durable: the rows are there when it comes', async () => {
  const pageId = await world.page()
  const one = await come(ada, pageId)
  write(one, 'kept')
  textOf(one.doc, note)?.insert(4, ' for good')
  await one.durable()
  expect((await entries(pageId)).map((entry) => entry.seq)).toEqual([1, 2])
})

test('a newcomer is told "synced" only with everything there, also from the kept snapshot', async () => {
  const pageId = await world.page()
  const one = await come(ada, pageId)
  write(one, 'first')
  await one.durable()
  const two = await come(ben, pageId)
  expect(textIn(two.doc)).toBe('first')
  textOf(one.doc, note)?.insert(5, ' and more')
  await one.durable()
  const three = await come(ben, pageId)
  expect(textIn(three.doc)).toBe('first and more')
})

test('a plain provider that announces nothing hears none of our messages and can ask for acknowledgements', async () => {
  const pageId = await world.page()
  const [plain, other] = [await come(ada, pageId, { announce: false }), await come(ben, pageId)]
  write(plain, 'plain')
  await plain.durable()
  await other.until((doc) => textIn(doc) === 'plain')
  expect(plain.news).toEqual([])
  expect((await other.heard('welcome')).people.map((person) => person.name).sort()).toEqual(['Ada', 'Ben'])
})

test('offline edits come with the next session of the same person, under the old id', async () => {
  const pageId = await world.page()
  const before = await come(ada, pageId)
  write(before, 'on the bus')
  await before.durable()
  before.close()
  textOf(before.doc, note)?.insert(10, ' I wrote this')
  const after = await come(ada, pageId, { doc: before.doc })
  await after.durable()
  const other = await come(ben, pageId)
  expect(textIn(other.doc)).toBe('on the bus I wrote this')
  expect((await entries(pageId)).at(-1)).toMatchObject({ participantId: ada.id, viaStep2: true, sessionId: after.grant.sessionId })
})

test('words of somebody else that the server never saw are refused, and kept aside', async () => {
  const pageId = await world.page()
  const first = await come(ada, pageId)
  await first.durable()
  first.close()
  write(first, 'never sent by me')
  const shared = openClient(running.address, pageId, await world.grant(ben, { pageId }), { doc: first.doc })
  open.push(shared)
  expect(await shared.closed).toEqual({ code: 4403, reason: 'foreign' })
  const kept = await database.pool.query('select reason, session_id from quarantine where page_id = $1', [pageId])
  expect(kept.rows).toEqual([{ reason: 'foreign', session_id: shared.grant.sessionId }])
})

test('a spare id may be used for what was begun offline', async () => {
  const pageId = await world.page()
  const grant = await world.grant(ada, { pageId, spares: 1 })
  const offline = new Y.Doc()
  offline.clientID = grant.spares[0] ?? 0
  write({ doc: offline } as SyncClient, 'begun in a tunnel')
  const back = openClient(running.address, pageId, await world.grant(ada, { pageId }), { doc: offline })
  open.push(back)
  await back.synced()
  await back.durable()
  const other = await come(ben, pageId)
  expect(textIn(other.doc)).toBe('begun in a tunnel')
})

test('observers read and cannot write', async () => {
  const pageId = await world.page()
  const writer = await come(ada, pageId)
  write(writer, 'look')
  await writer.durable()
  const reader = await come(await world.person('Olu', { role: 'observer' }), pageId)
  expect(textIn(reader.doc)).toBe('look')
  expect((await reader.heard('welcome')).mayWrite).toBe(false)
  textOf(reader.doc, note)?.insert(0, 'x')
  expect(await reader.closed).toEqual({ code: 4403, reason: 'read-only' })
})

test('tags: contributors speak for themselves, facilitators as facilitators, others not at all; twice is once', async () => {
  const pageId = await world.page()
  const fay = await world.person('Fay', { role: 'facilitator' })
  const [writer, other, lead] = [await come(ada, pageId), await come(ben, pageId), await come(fay, pageId)]
  write(writer, 'the forms')
  await other.until((doc) => textIn(doc) === 'the forms')
  const tag: Extract<Command, { kind: 'tag.assert' }> = {
    kind: 'tag.assert',
    objectId: note,
    taxonomy: 'level',
    version: 1,
    terms: ['lvl.services'],
  }
  const own = await writer.command(tag, 'the-same-command')
  expect(own).toMatchObject({ ok: true, seq: 2 })
  expect(await writer.command(tag, 'the-same-command')).toEqual(own)
  expect(await lead.command(tag)).toMatchObject({ ok: true, seq: 3 })
  expect(await other.command(tag)).toMatchObject({ ok: false, reason: 'Only the people who wrote this note can tag it.' })
  expect(await writer.command({ ...tag, terms: ['nonsense'] })).toMatchObject({ ok: false })
  await other.heard('tag', ({ tag: { seq } }) => seq === 3)
  expect(other.news.flatMap((one) => (one.kind === 'tag' ? [one.tag.capacity] : []))).toEqual(['self', 'facilitator'])
  const halves = [ada, ben].map(({ id }) => ({ participantId: id, share: 0.5 }))
  expect(await writer.command({ kind: 'contributors.declare', objectId: note, contributors: halves, reason: 'we talked' })).toMatchObject({
    ok: true,
  })
  expect(await other.command(tag)).toMatchObject({ ok: true })
  const late = await come(ben, pageId)
  const welcome = await late.heard('welcome')
  expect(welcome.tags.map(({ capacity, by }) => [capacity, by])).toEqual([
    ['self', ada.id],
    ['facilitator', fay.id],
    ['self', ben.id],
  ])
  expect(welcome.contributors).toMatchObject([{ objectId: note, contributors: halves, by: ada.id }])
})

test('a wrong value is put right by the system, in the journal, for everybody', async () => {
  const pageId = await world.page()
  const [one, other] = [await come(ada, pageId), await come(ben, pageId)]
  write(one, 'huge')
  objectsOf(one.doc).get(note)?.set('g', [0, 0, 90_000, 200])
  await one.until((doc) => (objectsOf(doc).get(note)?.get('g') as number[] | undefined)?.[2] === 200)
  await other.until((doc) => (objectsOf(doc).get(note)?.get('g') as number[] | undefined)?.[2] === 200)
  await one.durable()
  const system = (await entries(pageId)).at(-1)
  expect(system).toMatchObject({ sessionId: null, participantId: null, contextId: null })
  const ids = await database.pool.query(`select count(*)::int as n from client_id where page_id = $1 and kind = 'system'`, [pageId])
  expect(ids.rows).toEqual([{ n: 1 }])
})

test('presence shows who the ticket says, whatever the client claims; evaluators are not shown', async () => {
  const released = await makeWorld(database.pool, { released: true })
  const [vic, eve] = [await released.person('Vic'), await released.person('Eve', { role: 'evaluator' })]
  const clients = await Promise.all(
    [vic, eve, await released.person('Mo')].map(async (person) => {
      const client = openClient(running.address, released.pageId, await released.grant(person))
      open.push(client)
      await client.synced()
      return client
    }),
  )
  const [one, evaluator, watcher] = clients as [SyncClient, SyncClient, SyncClient]
  evaluator.provider.awareness.setLocalState({ cursor: { x: 1, y: 1 } })
  one.provider.awareness.setLocalState({
    person: { participantId: eve.id, name: 'The boss', colour: 'red' },
    cursor: { x: 3, y: 4 },
    user: { name: 'x' },
  })
  const seen = await new Promise<unknown>((resolve) => {
    watcher.provider.awareness.on('update', () => {
      const state = watcher.provider.awareness.getStates().get(one.grant.clientId)
      if (state?.cursor) resolve(state)
    })
  })
  expect(seen).toEqual({ person: { participantId: vic.id, name: 'Vic', colour: 'teal' }, cursor: { x: 3, y: 4 } })
  expect(watcher.provider.awareness.getStates().has(evaluator.grant.clientId)).toBe(false)
  expect((await watcher.heard('welcome')).people.map((person) => person.name)).not.toContain('Eve')
  one.close()
  await new Promise<void>((resolve) => {
    watcher.provider.awareness.on('change', ({ removed }: { removed: number[] }) => removed.includes(one.grant.clientId) && resolve())
  })
})

test('a role that changes takes effect in the open session, with a context of its own; a revoked person is sent away', async () => {
  const pageId = await world.page()
  const cat = await world.person('Cat')
  const client = await come(cat, pageId)
  write(client, 'as a participant')
  await client.durable()
  await database.pool.query(`update participant set role = 'facilitator' where id = $1`, [cat.id])
  expect(await client.heard('access')).toMatchObject({ role: 'facilitator', mayWrite: true })
  textOf(client.doc, note)?.insert(0, 'and ')
  await client.durable()
  const contexts = await database.pool.query('select role, from_seq from session_context where session_id = $1 order by from_seq', [
    client.grant.sessionId,
  ])
  expect(contexts.rows).toEqual([
    { role: 'participant', from_seq: 1 },
    { role: 'facilitator', from_seq: 2 },
  ])
  await database.pool.query('update participant set revoked_at = now() where id = $1', [cat.id])
  expect((await client.closed).code).toBe(4405)
})

test('tickets: none, a used one, one for another page, an old epoch, an old client', async () => {
  const pageId = await world.page()
  const grant = await world.grant(ada, { pageId })
  const codeFor = async (ticket: string, page = pageId) => {
    const client = openClient(running.address, page, { ...grant, ticket })
    open.push(client)
    return (await client.closed).code
  }
  expect(await codeFor('nonsense')).toBe(4401)
  expect(await codeFor((await world.renew(grant)).ticket, await world.page())).toBe(4401)
  await (async () => {
    const first = openClient(running.address, pageId, grant)
    open.push(first)
    await first.synced()
    expect(await codeFor(grant.ticket)).toBe(4401)
    // The same session again, with a new ticket: the older connection gives way.
    const again = openClient(running.address, pageId, await world.renew(grant))
    open.push(again)
    await again.synced()
    expect((await first.closed).code).toBe(4409)
    await database.pool.query('update page set epoch = 2 where id = $1', [pageId])
    expect((await again.closed).code).toBe(4410)
  })()
  expect(await codeFor((await world.renew(grant)).ticket)).toBe(4410)
  await database.pool.query('update page set min_schema = 9 where id = $1', [pageId])
  expect(await codeFor((await world.renew({ ...grant, epoch: 2 })).ticket)).toBe(4426)
})

test('a stop commits what was written, sends everybody away with 1012, and the next start has it all', async () => {
  const pageId = await world.page()
  const mine = await runHub(database.pool)
  const client = openClient(mine.address, pageId, await world.grant(ada, { pageId }))
  open.push(client)
  await client.synced()
  write(client, 'the last words')
  await client.durable()
  await mine.close()
  expect((await client.closed).code).toBe(1012)
  const next = await come(ben, pageId)
  expect(readObject(objectsOf(next.doc), note)).toMatchObject({ text: 'the last words' })
})

test('a page taken over by another process is given up: its connections come back, nothing is lost', async () => {
  const pageId = await world.page()
  const other = await runHub(database.pool)
  const client = await come(ada, pageId)
  write(client, 'before')
  await client.durable()
  const elsewhere = openClient(other.address, pageId, await world.grant(ben, { pageId }))
  open.push(elsewhere)
  await elsewhere.synced()
  textOf(client.doc, note)?.insert(6, ' and after')
  expect((await client.closed).code).toBe(1013)
  const back = openClient(other.address, pageId, await world.renew(client.grant), { doc: client.doc })
  open.push(back)
  await elsewhere.until((doc) => textIn(doc) === 'before and after')
  await other.close()
})
