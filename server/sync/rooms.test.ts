import { beforeEach, expect, test } from 'vitest'
import { pino } from 'pino'
import * as Y from 'yjs'
import type { BoardId, ObjectId, PageId, ParticipantId, SessionId } from '@/domain/base/ids'
import { addNote, textOf } from '@/domain/board/page-document'
import type { Journal, PageBatch } from '@/server/journal/journal'
import { Dice } from '@/tests/simulation/dice'
import { OwnedClock } from '@/tests/simulation/owned-clock'
import { heldLimits } from './room/delivery'
import { ackFrame, readMessage, step1Frame, updateFrame } from './room/messages'
import type { Link } from './room/connection'
import { Rooms, type Visit } from './rooms'
import { frame, payloadsOf } from './transport/frames'

const pageId = 'page' as PageId
const note = 'anote00001' as ObjectId
const names = ['ada', 'ben', 'cat']
const board = {
  boardId: 'board' as BoardId,
  released: false,
  people: new Map(
    names.map((name) => {
      const participantId = name as ParticipantId
      return [
        participantId,
        { participantId, name, role: 'participant', group: 'unsaid', colour: 'teal', symbol: 'leaf', revoked: false },
      ] as const
    }),
  ),
}

/** A disk whose commits the test lets through or fails, one by one. */
class Disk implements Journal {
  readonly batches: PageBatch[] = []
  readonly waiting: Array<{ readonly batches: readonly PageBatch[]; readonly keep: () => void; readonly fail: () => void }> = []
  held = false
  open = async () => ({
    fence: 1,
    headSeq: this.head,
    keyframeSeq: 0,
    state: this.batches.flatMap((batch) => batch.updates.map((row) => row.bytes)),
    clients: [],
    tags: [],
    contributors: [],
    commands: [],
  })
  append = (batches: readonly PageBatch[]) =>
    new Promise<ReadonlySet<PageId>>((resolve, reject) => {
      const keep = () => {
        this.batches.push(...batches)
        resolve(new Set(batches.map((batch) => batch.pageId)))
      }
      if (this.held) this.waiting.push({ batches, keep, fail: () => reject(new Error('the disk is full')) })
      else keep()
    })
  clients = async () => []
  systemClient = async () => 300
  keepState = async () => undefined
  quarantine = async () => undefined
  release = async () => undefined
  get head() {
    return this.batches.at(-1)?.headSeq ?? 0
  }
}

class Guest implements Link {
  readonly doc = new Y.Doc()
  readonly messages: Uint8Array[] = []
  readonly acks: number[] = []
  closed: number | null = null
  writes = 0
  held = 0
  stuck = false
  visit: Visit | null = null
  #drained: Array<() => void> = []
  constructor(readonly clientId: number) {
    this.doc.clientID = clientId
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.visit?.receive(payloadsOf(updateFrame(update))[0] as Uint8Array)
    })
  }
  write(frames: Uint8Array) {
    this.writes += 1
    if (this.stuck) this.held += frames.length
    for (const payload of payloadsOf(frames)) {
      const message = readMessage(payload)
      if (message?.kind === 'step2' || message?.kind === 'update') Y.applyUpdate(this.doc, message.update, this)
      if (message?.kind === 'ack') this.acks.push(message.number)
      if (message?.kind === 'step1') this.visit?.receive(Uint8Array.of(0, 1, 2, 0, 0))
    }
  }
  whenDrained(then: () => void) {
    this.#drained.push(then)
  }
  drain() {
    this.held = 0
    this.stuck = false
    for (const then of this.#drained.splice(0)) then()
  }
  pause() {}
  resume() {}
  close(code: number) {
    this.closed ??= code
  }
  ask(number: number) {
    this.visit?.receive(payloadsOf(ackFrame(number))[0] as Uint8Array)
  }
  get text() {
    return textOf(this.doc, note)?.toString()
  }
}

let clock: OwnedClock
let disk: Disk
let rooms: Rooms
let next = 1_000
beforeEach(() => {
  clock = new OwnedClock()
  disk = new Disk()
  rooms = new Rooms({ journal: disk, clock: clock.mortal(() => true), log: pino({ level: 'silent' }) })
})
/** Lets everything happen that is due within `ms`. */
async function pass(ms = 20): Promise<void> {
  const until = clock.now() + ms
  clock.after(ms, () => {})
  await new Promise((resolve) => setImmediate(resolve))
  while (clock.now() < until) await clock.step()
}
async function come(name: string): Promise<Guest> {
  const guest = new Guest(next++)
  const who = {
    sessionId: `session of ${guest.clientId}` as SessionId,
    participantId: name as ParticipantId,
    operatedBy: null,
    clientId: guest.clientId,
    context: null,
  }
  guest.visit = rooms.join({ pageId, epoch: 1, who, board }, guest)
  guest.visit.receive(payloadsOf(step1Frame(Uint8Array.of(0)))[0] as Uint8Array)
  await pass()
  return guest
}
const write = (guest: Guest, text: string) =>
  addNote(guest.doc, { id: note, birth: {}, placement: [null, 'a0'], geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text })

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
  expect((await come('ben')).text).toBe('still there')
})

test('a reader of every frame length: frames of the room are whole', () => {
  const dice = new Dice(7)
  const payloads = Array.from({ length: 20 }, () => new Uint8Array(dice.between(0, 70_000)))
  expect(payloadsOf(Buffer.concat(payloads.map((payload) => frame(payload)))).map((one) => one.length)).toEqual(
    payloads.map((one) => one.length),
  )
})
