import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { textOf } from '@/domain/board/page-document'
import { type Disk, note, OwnedRooms, pageId, write } from '@/tests/fixtures/owned-rooms'
import { Dice } from '@/tests/simulation/dice'
import type { OwnedClock } from '@/tests/simulation/owned-clock'
import { heldLimits } from './room/delivery'
import { step2Frame } from './room/messages'
import type { Rooms } from './rooms'
import { frame, payloadsOf } from './transport/frames'

let clock: OwnedClock
let disk: Disk
let rooms: Rooms
let pass: OwnedRooms['pass']
let come: OwnedRooms['come']
let putAway: OwnedRooms['putAway']
beforeEach(() => {
  const owned = new OwnedRooms()
  putAway = owned.putAway
  ;({ clock, disk, rooms } = owned)
  pass = (ms) => owned.pass(ms)
  come = (name) => owned.come(name)
})

test('nothing is shown or acknowledged before it is durable (invariant 1), and a newcomer meanwhile sees only what is', async () => {
  const [ada, ben] = [await come('ada'), await come('ben')]
  disk.held = true
  write(ada, 'first')
  ada.ask(7)
  await pass()
  expect(disk.waiting).toHaveLength(1)
  const cat = await come('cat')
  expect([ben.text, cat.text, ada.acks]).toEqual([undefined, undefined, []])
  disk.held = false
  disk.waiting[0]?.keep()
  await pass()
  expect([ben.text, cat.text, ada.acks]).toEqual(['first', 'first', [7]])
})

test('what is written while a commit is under way goes out together: one commit, one write for each receiver', async () => {
  const [ada, ben] = [await come('ada'), await come('ben')]
  write(ada, '')
  await pass()
  disk.held = true
  textOf(ada.doc, note)?.insert(0, 'a')
  await pass()
  const before = [ben.writes, ada.writes]
  for (let index = 0; index < 10; index += 1) textOf(ada.doc, note)?.insert(0, 'b')
  await pass()
  expect(disk.waiting).toHaveLength(1)
  disk.waiting[0]?.keep()
  await pass()
  expect(disk.waiting[1]?.batches[0]?.updates).toHaveLength(10)
  disk.waiting[1]?.keep()
  await pass()
  expect(ben.text).toBe('bbbbbbbbbba')
  // Two commits, two writes; and none at all for the one who wrote it.
  expect([ben.writes, ada.writes].map((writes, index) => writes - (before[index] ?? 0))).toEqual([2, 0])
})

test('the first change of a quiet page is committed at once, the next ones 8 ms later', async () => {
  const ada = await come('ada')
  await pass(50)
  disk.held = true
  const begun = clock.now()
  write(ada, 'x')
  while (disk.waiting.length === 0) await clock.step()
  expect(clock.now() - begun).toBe(0)
  disk.waiting[0]?.keep()
  await new Promise((resolve) => setImmediate(resolve))
  textOf(ada.doc, note)?.insert(0, 'y')
  while (disk.waiting.length === 1) await clock.step()
  expect(clock.now() - begun).toBe(8)
})

test('a commit that fails is tried again; one that fails for good gives the page up, shows nothing, and nothing is lost', async () => {
  const [ada, ben] = [await come('ada'), await come('ben')]
  disk.held = true
  write(ada, 'kept on my device')
  ada.ask(1)
  await pass()
  for (let tries = 0; tries < 7; tries += 1) {
    disk.waiting[tries]?.fail()
    await pass(2_000)
  }
  expect([ada.closed, ben.closed, ben.text, ada.acks]).toEqual([1013, 1013, undefined, []])
  disk.held = false
  const again = await come('ben')
  expect(again.text).toBeUndefined()
  const back = await come('ada')
  Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(new Y.Doc()))
  write(back, 'kept on my device')
  await pass()
  expect(again.text).toBe('kept on my device')
})

test('who does not read holds a megabyte at most and catches up in one piece', async () => {
  const [ada, ben] = [await come('ada'), await come('ben')]
  write(ada, '')
  await pass()
  ben.stuck = true
  for (let round = 0; round < 300; round += 1) {
    textOf(ada.doc, note)?.insert(0, 'x'.repeat(18_000))
    textOf(ada.doc, note)?.delete(0, 18_000)
    await pass(10)
  }
  expect(ben.held).toBeGreaterThan(heldLimits.shared)
  expect(ben.held).toBeLessThan(heldLimits.shared + 64 * 1024)
  textOf(ada.doc, note)?.insert(0, 'the end')
  await pass()
  const writes = ben.writes
  ben.drain()
  await pass()
  expect(ben.text).toBe('the end')
  expect(ben.writes - writes).toBe(1)
  ben.stuck = true
  ben.held = 2 * heldLimits.shared
  textOf(ada.doc, note)?.insert(0, '.')
  await pass()
  await pass(61_000)
  rooms.sendSlowAway(60_000)
  expect(ben.closed).toBe(1013)
})

test('a page nobody is on is put away after a while, and comes back from the journal', async () => {
  const ada = await come('ada')
  write(ada, 'still there')
  await pass()
  ada.visit?.leave()
  await pass(4_000)
  expect(rooms.openPages).toEqual([pageId])
  await pass(2_000)
  expect(rooms.openPages).toEqual([])
  expect(putAway).toEqual([pageId])
  expect((await come('ben')).text).toBe('still there')
})

test('pages put away because the server stops are not announced: nothing new begins then', async () => {
  const ada = await come('ada')
  write(ada, 'kept')
  await pass()
  ada.visit?.leave()
  await rooms.stop()
  expect(rooms.openPages).toEqual([])
  expect(putAway).toEqual([])
})

test('a reader of every frame length: frames of the room are whole', () => {
  const dice = new Dice(7)
  const payloads = Array.from({ length: 20 }, () => new Uint8Array(dice.between(0, 70_000)))
  expect(payloadsOf(Buffer.concat(payloads.map((payload) => frame(payload)))).map((one) => one.length)).toEqual(
    payloads.map((one) => one.length),
  )
})

test('however much is typed while the answer that puts a client in step again is under way, it is not taken for a stranger', async () => {
  const ada = await come('ada')
  write(ada, '')
  await pass()
  const { visit, write: hear } = ada
  // One word is lost on the way, so nothing that comes after it follows; the question about it reaches nobody yet.
  ada.visit = null
  textOf(ada.doc, note)?.insert(0, 'a')
  ada.visit = visit
  ada.write = () => undefined
  for (let letter = 0; letter < 40; letter += 1) textOf(ada.doc, note)?.insert(1 + letter, 'b')
  await pass()
  expect(ada.closed).toBeNull()
  ada.write = hear
  visit?.receive(payloadsOf(step2Frame(Y.encodeStateAsUpdate(ada.doc)))[0] as Uint8Array)
  await pass()
  expect((await come('ben')).text).toBe(`a${'b'.repeat(40)}`)
})
