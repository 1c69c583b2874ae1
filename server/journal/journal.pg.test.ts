import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PageId, SessionId } from '@/domain/base/ids'
import { type FreshDatabase, freshDatabase } from '@/tests/fixtures/database'
import { makeWorld, type World } from '@/tests/fixtures/world'
import type { Journal, JournalEntry, NewUpdate, PageBatch } from './journal'
import { packColdRows, rowsPerSegment } from './pack'
import { postgresJournal } from './postgres'
import { readJournal } from './read'

let database: FreshDatabase
let world: World
let journal: Journal
beforeAll(async () => {
  database = await freshDatabase()
  world = await makeWorld(database.pool)
  journal = postgresJournal(database.pool, 'a test', () => [7, 9])
})
afterAll(() => database.close())

const update = (seq: number, sessionId: SessionId | null = null, bytes = Uint8Array.of(seq % 251, 255, 0)): NewUpdate => ({
  seq,
  sessionId,
  contextId: sessionId && 'c1',
  receivedAt: 1_800_000_000_123 + seq,
  viaStep2: seq % 2 === 0,
  bytes,
})
const batch = (
  pageId: PageId,
  fence: number,
  afterSeq: number,
  updates: readonly NewUpdate[],
  more: Partial<PageBatch> = {},
): PageBatch => ({
  pageId,
  fence,
  afterSeq,
  headSeq: afterSeq + updates.length + (more.commands?.length ?? 0),
  contexts: [],
  updates,
  commands: [],
  ...more,
})
async function opened(pageId: PageId) {
  const page = await journal.open(pageId)
  if (!page) throw new Error('there is no such page')
  return page
}
async function entries(pageId: PageId, from?: number, to?: number): Promise<JournalEntry[]> {
  const found: JournalEntry[] = []
  for await (const entry of readJournal(database.pool, pageId, from, to)) found.push(entry)
  return found
}

test('what was appended is read back in order, with who delivered it and the commands in between', async () => {
  const pageId = await world.page()
  const ada = await world.person('Ada')
  const grant = await world.grant(ada, { pageId })
  const { fence } = await opened(pageId)
  const command = {
    kind: 'tag.assert',
    objectId: 'abcdefghij',
    taxonomy: 'level',
    version: 1,
    terms: ['lvl.services'],
    capacity: 'self',
  } as never
  const kept = await journal.append([
    batch(pageId, fence, 0, [update(1, grant.sessionId), update(3)], {
      contexts: [{ id: 'c1', sessionId: grant.sessionId, fromSeq: 1, role: 'participant', group: 'lived' }],
      commands: [
        { seq: 2, commandId: 'command-1', sessionId: grant.sessionId, contextId: 'c1', participantId: ada.id, receivedAt: 5, command },
      ],
    }),
  ])
  expect([...kept]).toEqual([pageId])
  const [first, second, third] = await entries(pageId)
  expect(first).toMatchObject({ kind: 'update', ...update(1, grant.sessionId), bytes: expect.anything(), participantId: ada.id })
  expect(second).toMatchObject({ kind: 'command', seq: 2, commandId: 'command-1', participantId: ada.id, command })
  expect(third).toMatchObject({ kind: 'update', seq: 3, sessionId: null, participantId: null })
  expect(first?.kind === 'update' && [...first.bytes]).toEqual([1, 255, 0])

  const again = await opened(pageId)
  expect(again.tags).toEqual([expect.objectContaining({ seq: 2, by: ada.id, capacity: 'self', terms: ['lvl.services'], at: 5 })])
  expect(again.commands).toEqual([{ commandId: 'command-1', participantId: ada.id, seq: 2 }])
  expect(again.clients.map((client) => client.clientId)).toEqual([grant.clientId])
  const tags = await database.pool.query('select object_id, capacity, terms from tag_assertion where page_id = $1', [pageId])
  expect(tags.rows).toEqual([{ object_id: 'abcdefghij', capacity: 'self', terms: ['lvl.services'] }])
})

test('an owner that was replaced can append nothing, and the pages beside it are not held up', async () => {
  const [lost, mine] = [await world.page(), await world.page()]
  const old = await opened(lost)
  const held = await opened(mine)
  const taken = await opened(lost)
  const kept = await journal.append([batch(lost, old.fence, 0, [update(1)]), batch(mine, held.fence, 0, [update(1)])])
  expect([...kept]).toEqual([mine])
  expect(await entries(lost)).toEqual([])
  expect([...(await journal.append([batch(lost, taken.fence, 0, [update(1)])]))]).toEqual([lost])
})

test('appending the same batch again, after an answer that got lost, changes nothing and says it is durable', async () => {
  const pageId = await world.page()
  const { fence } = await opened(pageId)
  const same = batch(pageId, fence, 0, [update(1), update(2)])
  await journal.append([same])
  expect([...(await journal.append([same]))]).toEqual([pageId])
  expect((await entries(pageId)).map((entry) => entry.seq)).toEqual([1, 2])
})

test('thousands of rows are packed, read back byte for byte, and the page opens from keyframe and tail', async () => {
  const pageId = await world.page()
  const grant = await world.grant(await world.person('Ben'), { pageId })
  const { fence } = await opened(pageId)
  const rows = Array.from({ length: 2 * rowsPerSegment + 500 }, (_, index) => update(index + 1, index % 3 ? grant.sessionId : null))
  await journal.append([batch(pageId, fence, 0, rows)])
  const before = await entries(pageId)
  await journal.keepState(pageId, 2_200, Uint8Array.of(1, 2, 3))
  await journal.release(pageId, fence)

  const left = await database.pool.query('select count(*)::int as n from update_row where page_id = $1', [pageId])
  expect(left.rows[0]).toEqual({ n: 500 })
  const segments = await database.pool.query(
    'select from_seq, to_seq, n, client_ids from update_segment where page_id = $1 order by from_seq',
    [pageId],
  )
  expect(segments.rows).toEqual([
    { from_seq: 1, to_seq: 1_000, n: 1_000, client_ids: [7, 9] },
    { from_seq: 1_001, to_seq: 2_000, n: 1_000, client_ids: [7, 9] },
  ])
  const plain = (list: JournalEntry[]) => list.map((entry) => (entry.kind === 'update' ? { ...entry, bytes: [...entry.bytes] } : entry))
  expect(plain(await entries(pageId))).toEqual(plain(before))
  expect((await entries(pageId, 990, 2_010)).map((entry) => entry.seq)).toEqual(Array.from({ length: 1_021 }, (_, index) => 990 + index))

  const again = await opened(pageId)
  expect(again).toMatchObject({ headSeq: 2_500, keyframeSeq: 2_200 })
  expect(again.state).toHaveLength(1 + 300)
})

test('rows of an open page are packed while it goes on; not by an owner that was replaced', async () => {
  const pageId = await world.page()
  const old = await opened(pageId)
  const rows = Array.from({ length: rowsPerSegment + 10 }, (_, index) => update(index + 1))
  await journal.append([batch(pageId, old.fence, 0, rows)])
  const { fence } = await opened(pageId)
  await journal.pack(pageId, old.fence)
  expect(await hotRows(pageId)).toBe(rows.length)
  const [kept] = await Promise.all([
    journal.append([batch(pageId, fence, rows.length, [update(rows.length + 1)])]),
    journal.pack(pageId, fence),
    journal.pack(pageId, fence),
  ])
  expect([...kept]).toEqual([pageId])
  expect(await hotRows(pageId)).toBe(11)
  expect((await entries(pageId)).map((entry) => entry.seq)).toEqual(Array.from({ length: rows.length + 1 }, (_, index) => index + 1))
})

test('a packer that is cut off in the middle has changed nothing, and the next one does it', async () => {
  const pageId = await world.page()
  const { fence } = await opened(pageId)
  const rows = Array.from({ length: rowsPerSegment }, (_, index) => update(index + 1))
  await journal.append([batch(pageId, fence, 0, rows)])
  const before = (await entries(pageId)).map((entry) => entry.seq)
  await expect(packColdRows(cutOffBefore('delete'), pageId, fence, () => [])).rejects.toThrow()
  expect(await hotRows(pageId)).toBe(rows.length)
  expect((await entries(pageId)).map((entry) => entry.seq)).toEqual(before)
  expect(await packColdRows(database.pool, pageId, fence, () => [])).toBe(1)
  expect(await hotRows(pageId)).toBe(0)
  expect((await entries(pageId)).map((entry) => entry.seq)).toEqual(before)
})

async function hotRows(pageId: PageId): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>('select count(*)::int as n from update_row where page_id = $1', [pageId])
  return rows[0]?.n ?? 0
}

/** A pool whose connections the database ends as soon as they ask something that begins with these words. */
function cutOffBefore(words: string): Pool {
  const connect = async () => {
    const client = await database.pool.connect()
    const ask = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
    client.query = (async (...args: unknown[]) => {
      if (String(args[0]).startsWith(words)) {
        const [{ pid }] = ((await ask('select pg_backend_pid() as pid')) as { rows: [{ pid: number }] }).rows
        await database.pool.query('select pg_terminate_backend($1)', [pid])
      }
      return ask(...args)
    }) as never
    return client
  }
  return { connect } as unknown as Pool
}

test('a page that does not exist is null; ids of the system are registered to nobody', async () => {
  expect(await journal.open('nowhere' as PageId)).toBeNull()
  const id = await journal.systemClient(world.pageId)
  expect(await journal.clients(world.pageId, [id, 123_456_789_012])).toEqual([
    { clientId: id, participantId: null, operatedById: null, kind: 'system' },
  ])
})

test('refused bytes are kept, up to a limit for each page', async () => {
  const pageId = await world.page()
  const refusal = { pageId, sessionId: null, receivedAt: Date.now(), reason: 'foreign' }
  await journal.quarantine({ ...refusal, bytes: Uint8Array.of(1, 2) })
  await journal.quarantine({ ...refusal, bytes: new Uint8Array(33 * 1024 * 1024) })
  const kept = await database.pool.query('select reason, length(bytes) as n from quarantine where page_id = $1', [pageId])
  expect(kept.rows).toEqual([{ reason: 'foreign', n: 2 }])
})
