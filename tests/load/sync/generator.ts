/** The load generator: a process of its own, so that it never shares an event loop with a server. `run.ts` calls it over IPC. */
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { objectsRoot } from '@/domain/board/page-document'
import { allSynced, type ClientOptions, type Entry, Probe, Sender } from './client'
import { seedPage, Writer } from './edits'
import { countInText, scanMarks, scanTextMarks, stampTextTime, stampTime } from './marker'
import { cursorFrame, drain, play, schedule } from './play'
import { frame } from './raw-websocket'
import { type Entrances, findServer, type Server } from './servers'
import { Histogram, type HistogramData, now, sleep, until, within } from './timing'
import { emptyUpdate } from './wire'

export type Load = 'edits' | 'cursors'
/** Next clock of each writer, by client id. */
export type Expectation = Record<number, number>
export interface Verdict {
  readonly problems: string[]
}
export interface Measured {
  readonly sent: number
  readonly expected: number
  readonly delivered: number
  readonly inWindow: number
  readonly seconds: number
  readonly bytesIn: number
  readonly framesIn: number
  readonly ownCpu: number
  readonly ownLagP99: number
  readonly closed: number
  readonly latency: HistogramData
}

/** Numbers that tell clients apart in marks; below them are the writers. */
const probeIndex = 80_000

let server: Server
let entrances: Entrances
let room = ''
let clients: Sender[] = []
let writers: Writer[] = []
let probes: Probe[] = []
let idle: Sender[] = []
let keeper: Probe | null = null
let lazy: Probe | null = null
let seed: Uint8Array = emptyUpdate
let sent: Uint8Array[] = []
let latency = new Histogram()
let delivered = 0
let received = new Map<number, Map<number, number>>()
let writing = false

const options = (index: number, onData?: ClientOptions['onData'], where = room): ClientOptions => ({
  wire: server.wire,
  room: where,
  index,
  ...(onData ? { onData } : {}),
})
const holds = (doc: Y.Doc, wanted: Expectation): boolean =>
  Object.entries(wanted).every(([id, clock]) => Y.getState(doc.store, Number(id)) >= clock)

/** Asks for all ways in first: their cost is not the room's. */
const entriesFor = (count: number): Promise<Entry[]> => entrances.entries(room, count)

async function probe(index: number, known?: Uint8Array): Promise<Probe> {
  const [entry] = await entriesFor(1)
  const made = new Probe(entry!, options(index), known)
  await until(() => made.synced || made.closed, 60_000, 'a probe to have the document')
  if (made.closed) throw new Error(`a probe was closed: ${made.socket.reason}`)
  return made
}

function sameContent(docs: ReadonlyArray<readonly [string, Y.Doc]>): string[] {
  const [first, ...others] = docs
  if (!first) return []
  const problems: string[] = []
  for (const [name, doc] of others) {
    if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(first[1]))) problems.push(`${name} and ${first[0]}: clocks or deletions differ`)
    else if (!isDeepStrictEqual(doc.getMap(objectsRoot).toJSON(), first[1].getMap(objectsRoot).toJSON()))
      problems.push(`${name} and ${first[0]}: content differs`)
  }
  return problems
}

const api = {
  async init(name: string, at: { port: number; data: string }): Promise<void> {
    server = findServer(name)
    entrances = await server.entrances(at)
  },

  /** Used after a restart: the ways in may have moved. */
  async enterAgain(at: { port: number; data: string }): Promise<void> {
    await entrances.close()
    entrances = await server.entrances(at)
  },

  async seed(where: string, notes: number): Promise<void> {
    room = where
    keeper = await probe(probeIndex + 90) // memory-only servers forget an empty room: it stays until the writers are in
    seedPage(keeper.doc, notes)
    seed = server.stateless ? emptyUpdate : Y.encodeStateAsUpdate(keeper.doc)
    if (server.stateless) return
    const wanted = { [keeper.clientId]: Y.getState(keeper.doc.store, keeper.clientId) }
    const check = await probe(probeIndex + 91)
    await until(() => holds(check.doc, wanted), 20_000, 'the seeded notes to be served')
    check.close()
  },

  async join(where: string, count: number, load: Load, padding = 0): Promise<void> {
    room = where
    const scan = load === 'cursors' ? scanTextMarks : scanMarks
    const onData: ClientOptions['onData'] = (payload, kind, client) => {
      if (kind === 'step2') return
      scan(payload, (writer, _count, sentAt) => {
        if (writer === client.index) return
        delivered++
        if (sentAt > 0) latency.add(now() - sentAt)
      })
    }
    const entries = await entriesFor(count)
    clients = entries.map((entry, index) => new Sender(entry, options(index, onData)))
    await allSynced(clients)
    writers = clients.map((client) => new Writer(client.index, client.clientId, padding))
    probes = [await probe(probeIndex), await probe(probeIndex + 1)]
    keeper?.close()
    keeper = null
    sent = []
    await sleep(200) // what servers say of their own accord when somebody joins
  },

  async play(load: Load, rate: number, seconds: number): Promise<Measured> {
    latency = new Histogram()
    const deliveredBefore = delivered
    const total = (of: (client: Sender) => number): number => clients.reduce((sum, client) => sum + of(client), 0)
    const bytesBefore = total((client) => client.socket.bytesIn)
    const framesBefore = total((client) => client.socket.frames)
    const edit = (client: Sender) => {
      const ready = writers[client.index]!.next(client.wire)
      sent.push(ready.bytes.subarray(ready.bytes.length - ready.update.length))
      return ready
    }
    const events = schedule(clients, rate, seconds, load === 'cursors' ? cursorFrame : edit)
    await sleep(50)
    const played = await play(events, load === 'cursors' ? stampTextTime : stampTime)
    const inWindow = delivered - deliveredBefore
    const expected = events.length * (clients.length - 1)
    await drain(() => delivered - deliveredBefore, expected)
    return {
      sent: events.length,
      expected,
      delivered: delivered - deliveredBefore,
      inWindow,
      seconds: played.seconds,
      bytesIn: total((client) => client.socket.bytesIn) - bytesBefore,
      framesIn: total((client) => client.socket.frames) - framesBefore,
      ownCpu: played.ownCpu,
      ownLagP99: played.ownLagP99,
      closed: clients.filter((client) => client.closed).length,
      latency: latency.data(),
    }
  },

  /** Two full clients, a late joiner and a document built from what was sent must be the same. */
  async verifyEdits(): Promise<Verdict> {
    const wanted: Expectation = Object.fromEntries(writers.map((writer) => [writer.clientId, writer.clocks[writer.count]!]))
    const problems = [...clients, ...probes]
      .filter((client) => client.closed)
      .map((client) => `client ${client.index} was closed: ${client.socket.reason}`)
    const docs: Array<readonly [string, Y.Doc]> = probes.map((one, order) => [`probe ${order + 1}`, one.doc] as const)
    if (!(await within(() => probes.every((one) => holds(one.doc, wanted)), 15_000))) problems.push('a probe never received every edit')
    if (!server.stateless) {
      const late = await probe(probeIndex + 2)
      if (!(await within(() => holds(late.doc, wanted), 15_000))) problems.push('a late joiner never received every edit')
      probes.push(late)
      docs.push(['late joiner', late.doc])
    }
    const reference = new Y.Doc()
    reference.transact(() => {
      for (const update of [seed, ...sent]) Y.applyUpdate(reference, update)
    })
    return { problems: [...problems, ...sameContent([['what was sent', reference], ...docs])] }
  },

  /** Every last cursor must be seen by both full clients. */
  async verifyCursors(): Promise<Verdict> {
    const stale = (one: Probe): number =>
      clients.filter((client) => {
        const mark = (one.awareness.getStates().get(client.clientId) as { editing?: { anchor?: unknown } } | undefined)?.editing?.anchor
        return typeof mark !== 'string' || countInText(mark) !== client.cursors
      }).length
    await within(() => probes.every((one) => stale(one) === 0), 15_000)
    return {
      problems: probes.flatMap((one, order) =>
        stale(one) > 0 ? [`probe ${order + 1}: ${stale(one)} of ${clients.length} cursors are not the last ones`] : [],
      ),
    }
  },

  leave(): void {
    for (const client of [...clients, ...probes, ...idle]) client.close()
    clients = []
    probes = []
    idle = []
  },

  /** Opens rooms with one client each; the first visit writes a note of 800 characters. Returns the slowest opening. */
  async openRooms(names: readonly string[], write: boolean): Promise<{ slowestMs: number }> {
    const opened: Sender[] = []
    for (const name of names) {
      room = name
      const [entry] = await entriesFor(1)
      opened.push(new Sender(entry!, options(idle.length + opened.length)))
      if (opened.length % 50 === 0) await allSynced(opened)
    }
    await allSynced(opened)
    if (write) {
      for (const client of opened) {
        const writer = new Writer(client.index, client.clientId, 800)
        for (let turn = 0; turn < 3; turn++) client.send(writer.next(client.wire).bytes)
      }
    }
    idle.push(...opened)
    return { slowestMs: Math.max(...opened.map((client) => client.syncMs)) }
  },

  async writeUntilKilled(where: string, count: number, rate: number): Promise<void> {
    room = where
    received = new Map()
    const onData: ClientOptions['onData'] = (payload, kind) => {
      if (kind === 'update')
        scanMarks(payload, (writer, edit) => received.set(writer, (received.get(writer) ?? new Map<number, number>()).set(edit, now())))
    }
    const entries = await entriesFor(count + 1)
    const receiver = new Probe(entries[count]!, options(probeIndex, onData))
    clients = entries.slice(0, count).map((entry, index) => new Sender(entry, options(index)))
    await allSynced([receiver, ...clients])
    probes = [receiver]
    writers = clients.map((client) => new Writer(client.index, client.clientId))
    for (const client of clients) client.acknowledged = 0
    writing = true
    const start = now()
    let turns = 0
    const turn = (): void => {
      const due = Math.floor(((now() - start) / 1000) * rate * count)
      for (; turns < due; turns++) {
        const client = clients[turns % count]!
        if (client.closed) continue
        const ready = writers[client.index]!.next(client.wire)
        client.send(ready.bytes)
        const ask = client.wire.askForAcknowledgement(ready.count)
        if (ask) client.send(frame(ask))
      }
      if (writing) setTimeout(turn, 2)
    }
    turn()
  },

  /** What was lost, counted from what is served after the restart; then a returning client brings back what it holds. */
  async losses(
    killedAt: number,
  ): Promise<Verdict & { sent: number; seen: number; acknowledged: number; lostSeen: number; lostAcknowledged: number; windowMs: number }> {
    const [receiver] = probes
    const after = await probe(probeIndex + 3)
    for (let frames = -1, since = now(); now() - since < 2500; await sleep(50)) {
      if (after.socket.frames === frames) continue
      frames = after.socket.frames
      since = now()
    }
    let lostSeen = 0
    let lostAcknowledged = 0
    let oldest = Number.POSITIVE_INFINITY
    for (const writer of writers) {
      const kept = writer.countAt(Y.getState(after.doc.store, writer.clientId))
      for (const [edit, at] of received.get(writer.index) ?? []) {
        if (edit <= kept) continue
        lostSeen++
        oldest = Math.min(oldest, at)
      }
      lostAcknowledged += Math.max(0, clients[writer.index]!.acknowledged - kept)
    }
    const back = await probe(probeIndex + 4, Y.encodeStateAsUpdate(receiver!.doc))
    const healed = await within(() => Y.equalSnapshots(Y.snapshot(after.doc), Y.snapshot(back.doc)), 10_000)
    const problems = healed
      ? sameContent([
          ['after the restart', after.doc],
          ['the one who returned', back.doc],
        ])
      : ['the one who returned and the server never agreed']
    if (back.closed) problems.push(`the one who returned was closed: ${back.socket.reason}`)
    const report = {
      sent: writers.reduce((sum, writer) => sum + writer.count, 0),
      seen: [...received.values()].reduce((sum, edits) => sum + edits.size, 0),
      acknowledged: clients.reduce((sum, client) => sum + client.acknowledged, 0),
      lostSeen,
      lostAcknowledged,
      windowMs: Number.isFinite(oldest) ? killedAt - oldest : 0,
      problems,
    }
    probes.push(after, back)
    return report
  },

  async stopWriting(): Promise<void> {
    writing = false
    await sleep(300)
  },

  async stopReading(): Promise<void> {
    lazy = await probe(probeIndex + 5)
    lazy.socket.pause()
  },

  /** The one that stopped reads again; if it was sent away it returns with what it holds. */
  async readAgain(): Promise<Verdict & { how: string; ms: number }> {
    const one = lazy!
    const wanted: Expectation = Object.fromEntries(writers.map((writer) => [writer.clientId, writer.clocks[writer.count]!]))
    one.socket.resume()
    const start = now()
    let how = 'caught up on its connection'
    await within(() => holds(one.doc, wanted) || one.closed, 30_000)
    if (!holds(one.doc, wanted)) {
      how = `sent away (${one.socket.reason ?? 'no reason'})`
      const again = await probe(probeIndex + 6, Y.encodeStateAsUpdate(one.doc))
      how += (await within(() => holds(again.doc, wanted), 30_000)) ? ', returned and caught up' : ', NEVER caught up'
      probes.push(again)
    }
    const ms = now() - start
    one.close()
    return { how, ms, problems: how.includes('NEVER') ? ['the slow reader never caught up'] : [] }
  },
}
export type GeneratorApi = typeof api

interface Call {
  readonly id: number
  readonly name: keyof GeneratorApi
  readonly args: unknown[]
}
async function answer({ id, name, args }: Call): Promise<void> {
  try {
    const call = api[name] as (...args: unknown[]) => unknown
    process.send!({ id, result: (await call(...args)) ?? null })
  } catch (error) {
    process.send!({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
process.on('message', (call: Call) => void answer(call))
process.on('disconnect', () => process.exit())
