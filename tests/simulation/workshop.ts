/**
 * A whole workshop against the product's own sync rooms, over a clock, a network and dice that the simulation owns. People
 * write, lose the network, go on offline, close their tabs and come back with new ids; the server is killed and started
 * again. Promises are checked at every message; at the end everybody must hold the same board and the same record of it.
 */
import { pino } from 'pino'
import type { BoardId, ClientId, PageId, ParticipantId, SessionId } from '@/domain/base/ids'
import { type BoardPeople, type BoardPerson } from '@/server/sync/room/person'
import { type Newcomer, Rooms } from '@/server/sync/rooms'
import { act } from './acts'
import { agreement } from './agreement'
import { Dice } from './dice'
import { Line } from './line'
import { OwnedClock } from './owned-clock'
import { OwnedJournal } from './owned-journal'
import { BrokenPromise, Replica } from './replica'

export interface Plan {
  readonly seed: number
  /** How many devices take part. */
  readonly size: number
  /** How many things happen: acts of people and mishaps together. */
  readonly steps: number
  /** The journal says "durable" before it is: a workshop on such a journal must come to grief. */
  readonly lyingJournal?: boolean
}

export interface Outcome {
  readonly rows: number
  readonly objects: number
  readonly characters: number
  readonly kills: number
  readonly cuts: number
  readonly reloads: number
  readonly stalls: number
}

interface Device {
  readonly replica: Replica
  sessionId: SessionId
  line: Line | null
  /** Without a network until then, ms. */
  offlineUntil: number
}

const pageId = 'page' as PageId
const boardId = 'board' as BoardId

export async function playWorkshop({ seed, size, steps, lyingJournal = false }: Plan): Promise<Outcome> {
  const dice = new Dice(seed)
  const clock = new OwnedClock()
  const journal = new OwnedJournal(clock, dice, 0.02, lyingJournal)
  const people = new Map<ParticipantId, BoardPerson>()
  const tally = { kills: 0, cuts: 0, reloads: 0, stalls: 0 }
  let server = start()
  /** A broken promise inside a callback of the clock, kept until somebody can hear of it. */
  let broken: unknown = null

  function start(): { rooms: Rooms; alive: boolean } {
    const made = { alive: true, rooms: null as unknown as Rooms }
    made.rooms = new Rooms({ journal, clock: clock.mortal(() => made.alive), log: pino({ level: 'silent' }) })
    return made
  }

  const board = (): BoardPeople => ({ boardId, released: false, people: new Map(people) })

  /** A new id for a session of this person, registered before anything is written under it. */
  function issue(participantId: ParticipantId): { clientId: number; sessionId: SessionId } {
    const sessionId = `session-${dice.letters(10)}` as SessionId
    let clientId = dice.between(256, 2 ** 21 - 1) as ClientId
    while (journal.isIssued(clientId)) clientId = dice.between(256, 2 ** 21 - 1) as ClientId
    journal.issue({ clientId, participantId, operatedById: null, kind: 'issued', sessionId })
    return { clientId, sessionId }
  }

  function newDevice(n: number): Device {
    // Every fifth device belongs to somebody who already has one.
    const participantId = `person-${n % 5 === 4 ? n - 1 : n}` as ParticipantId
    people.set(participantId, {
      participantId,
      name: participantId,
      role: 'participant',
      group: 'lived',
      colour: 'teal',
      symbol: 'leaf',
      revoked: false,
    })
    const { clientId, sessionId } = issue(participantId)
    return { replica: new Replica(participantId, clientId, journal), sessionId, line: null, offlineUntil: 0 }
  }

  function connect(device: Device): void {
    const { replica, sessionId } = device
    const line: Line = new Line(
      clock,
      dice,
      {
        receive: (message) => guarded(() => replica.line === line && replica.receive(message)),
        closed: (code, reason) =>
          guarded(() => {
            if (device.line === line) device.line = null
            replica.closed(line, code, reason)
          }),
      },
      60,
    )
    device.line = line
    const context =
      journal.rows.length > 0 && dice.chance(0.5)
        ? null
        : { id: `context-${sessionId}`, role: 'participant' as const, group: 'lived' as const }
    const who: Newcomer['who'] = {
      sessionId,
      participantId: replica.participantId,
      operatedBy: null,
      clientId: replica.doc.clientID,
      context,
    }
    line.opened(server.rooms.join({ pageId, epoch: 1, who, board: board() }, line.link))
    replica.connect(line)
  }

  function guarded(work: () => unknown): void {
    try {
      work()
    } catch (error) {
      broken ??= error
    }
  }

  function kill(): void {
    tally.kills += 1
    server.alive = false
    journal.kill()
    for (const device of devices) device.line?.cut()
    server = start()
  }

  function reload(device: Device): void {
    tally.reloads += 1
    device.line?.cut()
    device.line = null
    device.replica.line = null
    const { clientId, sessionId } = issue(device.replica.participantId)
    device.replica.reload(clientId)
    device.sessionId = sessionId
  }

  function goOffline(device: Device): void {
    tally.cuts += 1
    device.line?.cut()
    device.line = null
    device.replica.line = null
    device.offlineUntil = clock.now() + dice.between(200, 5_000)
  }

  function stall(device: Device): void {
    const { line } = device
    if (!line) return
    tally.stalls += 1
    line.stall()
    clock.after(dice.between(200, 3_000), () => line.flow())
  }

  async function advance(ms: number): Promise<void> {
    const until = clock.now() + ms
    const end = { reached: false }
    clock.after(ms, () => {
      end.reached = true
    })
    while (!end.reached && (await clock.step())) if (broken) throw broken
    if (broken) throw broken
    if (clock.now() < until) throw new Error('The clock stood still.')
  }

  const devices = Array.from({ length: size }, (_, n) => newDevice(n))
  for (let step = 0; step < steps; step += 1) {
    const device = dice.one(devices)
    if (!device.line && clock.now() >= device.offlineUntil) connect(device)
    const fate = dice.between(1, 1_000)
    if (fate <= 3) kill()
    else if (fate <= 15) reload(device)
    else if (fate <= 40) goOffline(device)
    else if (fate <= 46) stall(device)
    else act(device.replica, dice, clock.now())
    await advance(dice.between(0, 40))
  }

  // The network is good again and nobody writes any more: everybody comes back and is told everything.
  for (let round = 0; round < 3; round += 1) {
    for (const device of devices) if (!device.line) connect(device)
    for (const device of devices) device.replica.askForAck()
    await advance(8_000)
  }
  const waiting = devices.filter(({ replica }) => !replica.synced || replica.asked.size > 0)
  if (waiting.length > 0) throw new BrokenPromise(`${waiting.length} devices never got an answer, with the network whole again.`)
  if (journal.refused.length > 0) throw new BrokenPromise(`Honest writing was refused: ${journal.refused.join(', ')}.`)
  const { objects, characters } = agreement(
    pageId,
    devices.map(({ replica }) => replica),
    journal,
    dice,
  )
  return { rows: journal.rows.length, objects, characters, ...tally }
}
