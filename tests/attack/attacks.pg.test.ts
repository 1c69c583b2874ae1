/**
 * What an authenticated participant (Mallory) can do to another (Vera) on a plain relay, tried on ours over raw sockets:
 * refused or without effect, and Vera and everybody else go on as if nothing had been.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ObjectId, PageId } from '@/domain/base/ids'
import { addNote, bodyOf, objectsOf, textOf } from '@/domain/board/page-document'
import { readJournal } from '@/server/journal/read'
import { type FreshDatabase, freshDatabase } from '@/tests/fixtures/database'
import { forgedUpdate } from '@/tests/fixtures/forged'
import { type RunningHub, runHub } from '@/tests/fixtures/hub'
import { openClient, type SyncClient } from '@/tests/fixtures/sync-client'
import { makeWorld, type Person, type World } from '@/tests/fixtures/world'
import { attack, type Hostile } from './hostile'

let database: FreshDatabase
let running: RunningHub
let world: World
let people: Record<'vera' | 'mallory' | 'witness', Person>
let pageId: PageId
let vera: SyncClient
let witness: SyncClient
let mallory: Hostile
const open: Array<{ close(): void }> = []
const kept = <Opened extends { close(): void }>(opened: Opened): Opened => {
  open.push(opened)
  return opened
}

const note = 'veranote01' as ObjectId
const words = (doc: Y.Doc) => textOf(doc, note)?.toString()
const write = (doc: Y.Doc, id: ObjectId, text: string) =>
  addNote(doc, { id, birth: {}, placement: [null, 'a0'], geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text })

beforeAll(async () => {
  database = await freshDatabase()
  running = await runHub(database.pool)
  world = await makeWorld(database.pool)
  people = { vera: await world.person('Vera'), mallory: await world.person('Mallory'), witness: await world.person('Witness') }
})
beforeEach(async () => {
  pageId = await world.page()
  vera = kept(openClient(running.address, pageId, await world.grant(people.vera, { pageId })))
  await vera.synced()
  write(vera.doc, note, 'base ')
  await vera.durable()
  witness = kept(openClient(running.address, pageId, await world.grant(people.witness, { pageId })))
  await witness.synced()
  mallory = kept(await attack(running.address, pageId, await world.grant(people.mallory, { pageId })))
})
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})
afterAll(async () => {
  await running.close()
  await database.close()
})

/** The update that a change makes in a copy of what Mallory sees, under a client id of her choice. */
function forged(clientId: number, change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(mallory.doc))
  doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  let update: Uint8Array | null = null
  doc.on('update', (bytes: Uint8Array) => {
    update = bytes
  })
  doc.transact(() => change(doc))
  return update ?? Y.encodeStateAsUpdate(doc, before)
}
/** Vera writes on; she, the witness and a newcomer read the same, with all her words; the journal holds the same and only hers. */
async function nothingHappened(): Promise<void> {
  const text = textOf(vera.doc, note)
  const before = words(vera.doc) ?? ''
  text?.insert(text.length, 'mine.')
  await vera.durable()
  await witness.until((doc) => words(doc) === `${before}mine.`)
  expect(words(vera.doc)).toBe(`${before}mine.`)
  const newcomer = kept(openClient(running.address, pageId, await world.grant(people.witness, { pageId })))
  await newcomer.synced()
  expect(words(newcomer.doc)).toBe(`${before}mine.`)
  const replayed = new Y.Doc()
  for await (const entry of readJournal(database.pool, pageId)) {
    if (entry.kind === 'update') {
      expect(entry.participantId).toBe(people.vera.id)
      Y.applyUpdate(replayed, entry.bytes)
    }
  }
  expect(Y.encodeStateAsUpdate(replayed)).toEqual(Y.encodeStateAsUpdate(newcomer.doc))
  expect(newcomer.doc.store.pendingStructs).toBeNull()
}

describe('what an unverified hub allows', () => {
  test('words under Vera’s id with her next clock, while she is away', async () => {
    const grant = vera.grant
    vera.close()
    mallory.update(forged(grant.clientId, (doc) => textOf(doc, note)?.insert(5, 'EVIL!')))
    expect(await mallory.closed).toEqual({ code: 4403, reason: 'foreign' })
    textOf(vera.doc, note)?.insert(5, 'offline ')
    vera = kept(openClient(running.address, pageId, await world.renew(grant), { doc: vera.doc }))
    await vera.synced()
    await vera.durable()
    expect(words(vera.doc)).toBe('base offline ')
    await witness.until((doc) => words(doc) === 'base offline ')
    expect(vera.doc.clientID).toBe(grant.clientId)
    await nothingHappened()
  })
  test('the same while she is here: her client id stays hers', async () => {
    mallory.update(forged(vera.grant.clientId, (doc) => textOf(doc, note)?.insert(5, 'EVIL!')))
    expect(await mallory.closed).toEqual({ code: 4403, reason: 'foreign' })
    expect(vera.doc.clientID).toBe(vera.grant.clientId)
    await nothingHappened()
  })
  test('deleting the words she has not written yet', async () => {
    const clock = Y.getState(mallory.doc.store, vera.grant.clientId)
    mallory.update(forgedUpdate([], [{ client: vera.grant.clientId, clock, len: 500 }]))
    expect(await mallory.dealtWith()).toBe('open')
    await nothingHappened()
  })
  test('a mark the editors do not know, which would make them drop the words', async () => {
    mallory.update(forged(mallory.clientId, (doc) => textOf(doc, note)?.format(0, 4, { comic: true })))
    expect(await mallory.closed).toEqual({ code: 4403, reason: 'policy-content' })
    await nothingHappened()
  })
  test.each<[string, (doc: Y.Doc) => void, string]>([
    ['overwriting the note', (doc) => write(doc, note, 'mine now'), 'policy-object'],
    ['replacing its body', (doc) => objectsOf(doc).get(note)?.set('body', new Y.XmlFragment()), 'policy-write-once'],
    ['deleting its entry', (doc) => objectsOf(doc).delete(note), 'policy-delete'],
    ['deleting its only block', (doc) => bodyOf(doc, note)?.delete(0, 1), 'policy-delete'],
    ['a root nobody knows', (doc) => doc.getMap('junk').set('a', 'b'), 'policy-root'],
  ])('%s', async (_name, change, reason) => {
    mallory.update(forged(mallory.clientId, change))
    expect(await mallory.closed).toEqual({ code: 4403, reason })
    await nothingHappened()
  })
  test('a struct of 2^52 that would use up her clocks', async () => {
    mallory.update(forgedUpdate([new Y.GC(Y.createID(mallory.clientId, 0), 2 ** 52)]))
    expect(await mallory.closed).toEqual({ code: 4403, reason: 'length' })
    await nothingHappened()
  })
  test('structs with missing dependencies, again and again: nothing piles up, and one day it is enough', async () => {
    for (let clock = 5; clock < 2_100; clock += 1) {
      mallory.update(
        forgedUpdate([{ client: mallory.clientId, clock, content: new Y.ContentAny([1]), parent: 'objects', key: `junk${clock}xxxxx` }]),
      )
    }
    expect((await mallory.closed).code).toBe(4403)
    await nothingHappened()
  })
})

describe('situations', () => {
  test('repeating what others wrote is an echo: nothing is recorded', async () => {
    mallory.step2(Y.encodeStateAsUpdate(mallory.doc))
    expect(await mallory.dealtWith()).toBe('open')
    const altered = new Y.Doc()
    altered.clientID = vera.grant.clientId
    write(altered, note, 'BASE ')
    mallory.step2(Y.encodeStateAsUpdate(altered))
    expect(await mallory.dealtWith()).toBe('open')
    await nothingHappened()
  })
  test('two tabs of one person may carry each other’s words', async () => {
    const second = await world.grant(people.vera, { pageId })
    const tab = kept(await attack(running.address, pageId, await world.grant(people.vera, { pageId })))
    tab.update(forged(second.clientId, (doc) => textOf(doc, note)?.insert(0, 'from the other tab: ')))
    expect(await tab.dealtWith()).toBe('open')
    await witness.until((doc) => words(doc) === 'from the other tab: base ')
  })
  test('a scribe: the words are the author’s, and who typed is recorded beside', async () => {
    const grant = await world.grant(people.vera, { pageId, operatedBy: people.witness })
    const scribe = kept(openClient(running.address, pageId, grant))
    await scribe.synced()
    textOf(scribe.doc, note)?.insert(5, 'dictated')
    await scribe.durable()
    const last = []
    for await (const entry of readJournal(database.pool, pageId)) last.push(entry)
    expect(last.at(-1)).toMatchObject({ participantId: people.vera.id, operatedById: people.witness.id })
    expect((await scribe.heard('welcome')).clients).toContainEqual({
      clientId: grant.clientId,
      participantId: people.vera.id,
      operatedBy: people.witness.id,
    })
  })
  test('a shared tablet: the next person goes on in the same document under an id of their own', async () => {
    await vera.durable()
    vera.close()
    const next = kept(openClient(running.address, pageId, await world.grant(people.witness, { pageId }), { doc: vera.doc }))
    await next.synced()
    textOf(next.doc, note)?.insert(5, 'and I')
    await next.durable()
    await witness.until((doc) => words(doc) === 'base and I')
    const last = []
    for await (const entry of readJournal(database.pool, pageId)) last.push(entry)
    expect(last.at(-1)).toMatchObject({ participantId: people.witness.id })
  })
  test('words of Vera that the server lost and Mallory still has are refused, and kept aside', async () => {
    mallory.step2(forged(vera.grant.clientId, (doc) => textOf(doc, note)?.insert(5, 'what the server lost')))
    expect(await mallory.closed).toEqual({ code: 4403, reason: 'foreign' })
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*)::int as n from quarantine where page_id = $1 and position('what the server lost'::bytea in bytes) > 0`,
      [pageId],
    )
    expect(rows[0]?.n).toBe(1)
    await nothingHappened()
  })
  test('a reader: asked and answered; structs are refused, clean-up deletions dropped', async () => {
    const reader = await world.person('Reader', { role: 'observer' })
    const first = kept(await attack(running.address, pageId, await world.grant(reader, { pageId })))
    expect(words(first.doc)).toBe('base ')
    first.update(forgedUpdate([], [{ client: vera.grant.clientId, clock: Y.getState(first.doc.store, vera.grant.clientId) - 1, len: 1 }]))
    expect(await first.dealtWith()).toBe('open')
    first.update(forged(first.clientId, (doc) => textOf(doc, note)?.insert(0, 'x')))
    expect(await first.closed).toEqual({ code: 4403, reason: 'read-only' })
    await nothingHappened()
  })
  test('presence for others, under a false name, too large, or rubbish: nobody sees it', async () => {
    mallory.presence([
      { clientId: vera.grant.clientId, clock: 2 ** 30, state: { cursor: { x: 1, y: 1 }, person: { name: 'Vera' } } },
      {
        clientId: mallory.clientId,
        clock: 1,
        state: { cursor: { x: 2, y: 2 }, person: { participantId: people.vera.id, name: 'Vera', colour: 'red' } },
      },
    ])
    const other = kept(await attack(running.address, pageId, await world.grant(people.witness, { pageId })))
    await mallory.dealtWith()
    await other.dealtWith()
    mallory.presence([{ clientId: mallory.clientId, clock: 2, state: { cursor: { x: 3, y: 3 }, junk: 'x'.repeat(5_000) } }])
    mallory.raw(Uint8Array.of(1, 3, 255, 255, 255))
    expect(await mallory.dealtWith()).toBe('open')
    expect(other.heardOf.get(vera.grant.clientId)).not.toMatchObject({ cursor: { x: 1 } })
    const seen = other.heardOf.get(mallory.clientId)
    if (seen !== undefined)
      expect(seen).toMatchObject({ cursor: { x: 2, y: 2 }, person: { participantId: people.mallory.id, name: 'Mallory' } })
    await nothingHappened()
  })
  test('messages of no kind, text, and rubbish for a command', async () => {
    mallory.raw(Uint8Array.of(77, 1, 2, 3))
    expect(await mallory.closed).toEqual({ code: 4403, reason: 'protocol' })
    const again = kept(await attack(running.address, pageId, await world.grant(people.mallory, { pageId })))
    again.raw(Uint8Array.of(103, 3, 123, 34, 0))
    expect(await again.closed).toEqual({ code: 4403, reason: 'protocol' })
    await nothingHappened()
  })
})
