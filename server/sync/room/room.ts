/**
 * One open page: its document, the connections on it, and what waits to be committed and shown. A room touches no socket,
 * no clock and no database of its own accord: links, clock and journal are given to it, so a simulation can own all three.
 */
import * as Y from 'yjs'
import type { ObjectId, PageId, ParticipantId } from '@/domain/base/ids'
import { objectsOf } from '@/domain/board/page-document'
import { closeCode, type News } from '@/domain/protocol/wire'
import type { Journal, NewCommand, NewUpdate, OpenedPage, PageBatch } from '@/server/journal/journal'
import type { Log } from '@/server/observability/log'
import type { Clock } from '../clock'
import type { Counters } from '../counters'
import type { Tick, TickingPage } from '../tick'
import type { Connection } from './connection'
import { Decisions } from './decisions'
import { catchUp, deliver } from './delivery'
import { answerStep1 } from './joining'
import { Keeping } from './keeping'
import { newsFrame, updateFrame } from './messages'
import { Pending } from './pending'
import type { BoardPeople } from './person'
import { Presence, type PresenceTick } from './presence'
import { receive } from './receive'
import { review } from './review'
import { Roster } from './roster'
import { SerialQueue } from './serial-queue'
import { Snapshot } from './snapshot'
import { Locks, type Standing, standingToWrite } from './standing'

export interface RoomPorts {
  readonly journal: Journal
  readonly clock: Clock
  readonly log: Log
  readonly counters: Counters
  readonly tick: Tick
}

/** Why a change is made to the document: a person's update, or the system putting something right. */
export type Origin = { readonly by: 'person'; readonly connection: Connection; readonly viaStep2: boolean } | { readonly by: 'system' }
const system: Origin = { by: 'system' }

export class Room implements TickingPage {
  readonly doc = new Y.Doc({ gc: true })
  readonly connections = new Set<Connection>()
  readonly presence: Presence
  readonly locks: Locks
  readonly decisions: Decisions
  readonly snapshot: Snapshot
  /** Updates known to change nothing: what returning clients of a heavy page repeat, by hash. */
  readonly idleUpdates = new Set<string>()
  readonly roster: Roster
  readonly queue: SerialQueue
  closed = false

  readonly #opened: Pick<OpenedPage, 'fence' | 'headSeq'>
  #seq: number
  #durableSeq: number
  #pending: Pending
  #inFlight: Pending | null = null
  #systemClient: number | null = null
  #seqAtBeat = -1
  readonly #keeping: Keeping
  #presenceTimer: (() => void) | null = null

  constructor(
    readonly pageId: PageId,
    opened: OpenedPage,
    board: BoardPeople,
    readonly ports: RoomPorts,
    /** Called once when the room can no longer be used: its changes could not be made durable. */
    readonly onLost: (room: Room) => void,
  ) {
    this.#opened = opened
    this.#seq = this.#durableSeq = opened.headSeq
    this.#pending = new Pending(opened.headSeq)
    this.presence = new Presence(() => ports.clock.now())
    this.locks = new Locks(ports.clock)
    this.queue = new SerialQueue(
      () => this.isDurable,
      (why) => this.lost(why),
    )
    this.decisions = new Decisions(opened)
    this.snapshot = new Snapshot(opened.headSeq)
    this.#keeping = new Keeping(pageId, opened, ports)
    this.doc.transact(() => {
      for (const update of opened.state) Y.applyUpdate(this.doc, update)
    })
    objectsOf(this.doc)
    if (this.doc.store.pendingStructs || this.doc.store.pendingDs)
      ports.log.error({ pageId: this.pageId }, 'the journal of a page has a hole: something in it refers to what is not there')
    this.roster = new Roster(board, this.#isHere, this.doc.store.clients.keys())
    this.roster.learn(opened.clients)
    this.doc.on('update', (bytes: Uint8Array, origin: Origin) => this.#record(bytes, origin))
  }

  get board(): BoardPeople {
    return this.roster.board
  }

  // ── coming and going ──────────────────────────────────────────────────────────────────────────────────────────

  join(connection: Connection): void {
    const { clientId, participantId, operatedBy } = connection.who
    for (const other of this.connections)
      if (other.who.clientId === clientId) this.leave(other, closeCode.replaced, 'the same page was opened again')
    this.connections.add(connection)
    this.roster.learn([{ clientId, participantId, operatedById: operatedBy, kind: 'issued' }])
    this.roster.tellOfClient(clientId)
    this.roster.tellOfPerson(participantId)
    this.request()
  }

  /** The connection is gone, or is sent away with a reason. */
  leave(connection: Connection, code?: number, reason = ''): void {
    if (code !== undefined) connection.close(code, reason)
    connection.closed = true
    if (!this.connections.delete(connection)) return
    this.presence.leave(connection.who.clientId)
    this.roster.tellOfPerson(connection.who.participantId)
    this.request()
  }

  get isDurable(): boolean {
    return this.#pending.isEmpty && this.#inFlight === null
  }

  get isIdle(): boolean {
    return this.isDurable && this.queue.isIdle
  }

  get durableSeq(): number {
    return this.#durableSeq
  }

  // ── what changes ──────────────────────────────────────────────────────────────────────────────────────────────

  /** The bytes are the server's own encoding of what really changed; they, and never a client's, are kept and shown. */
  #record(bytes: Uint8Array, origin: Origin): void {
    const connection = origin.by === 'person' ? origin.connection : null
    const now = this.ports.clock.now()
    const seq = ++this.#seq
    const row: NewUpdate = {
      seq,
      sessionId: connection?.who.sessionId ?? null,
      contextId: connection && this.contextOf(connection, seq, standingToWrite(this.board, connection, now)),
      receivedAt: now,
      viaStep2: origin.by === 'person' && origin.viaStep2,
      bytes,
    }
    this.#pending.updates.push(row)
    this.#pending.shown.push({ seq, frame: updateFrame(bytes), update: bytes, from: connection })
    this.request()
  }

  /** The context that holds for a connection's rows; a new one when role or group are other than they were. */
  contextOf(connection: Connection, seq: number, { role, group }: Standing): string {
    const { sessionId } = connection.who
    const { context } = connection
    if (context && context.role === role && context.group === group) return context.id
    const made = { id: crypto.randomUUID(), sessionId, fromSeq: seq, role, group }
    connection.context = made
    this.#pending.contexts.push(made)
    return made.id
  }

  /** Takes the next seq for a command, queues its row and answers with the seq. */
  command(make: (seq: number) => NewCommand): number {
    const row = make(++this.#seq)
    this.#pending.commands.push(row)
    this.decisions.accept(row)
    this.request()
    return row.seq
  }

  /** A frame for one connection, after everything accepted so far is durable. */
  sendWhenDurable(to: Connection, frame: Buffer): void {
    const waitsFor = this.#pending.isEmpty ? (this.#inFlight ?? this.#pending) : this.#pending
    waitsFor.personal.push({ to, frame })
    this.request()
  }

  /** Writes of the system, under an id of its own that is registered before it writes. */
  async repair(repairs: ReadonlyArray<() => void>): Promise<void> {
    this.#systemClient ??= await this.ports.journal.systemClient(this.pageId)
    if (this.closed) return
    this.roster.learn([{ clientId: this.#systemClient, participantId: null, operatedById: null, kind: 'system' }])
    this.doc.clientID = this.#systemClient
    this.ports.counters.repairs += repairs.length
    this.doc.transact(() => {
      for (const write of repairs) write()
    }, system)
  }

  /** Who made an object, as the registry has it. */
  makerOf(objectId: ObjectId): ParticipantId | null {
    const maker = objectsOf(this.doc)._map.get(objectId)?.id.client
    return (maker !== undefined && this.roster.ownerOf(maker)) || null
  }

  // ── the tick ──────────────────────────────────────────────────────────────────────────────────────────────────

  /** Something waits to be committed or shown. */
  request(): void {
    if (!this.closed) this.ports.tick.request(this)
  }

  takeBatch(): PageBatch | null {
    if (this.#pending.isEmpty || this.#inFlight) return null
    this.#inFlight = this.#pending
    this.#pending = new Pending(this.#seq)
    return this.#inFlight.batch(this.pageId, this.#opened.fence)
  }

  showOnly(): void {
    if (this.closed) return
    const personal = this.#pending.isEmpty ? this.#pending.personal.splice(0) : []
    deliver(this, { shown: [], personal, news: this.#takeNews([]), presence: this.#takePresence() })
  }

  durable(): void {
    const done = this.#inFlight
    if (!done || this.closed) return
    this.#inFlight = null
    this.#durableSeq = done.afterSeq + done.updates.length + done.commands.length
    this.ports.counters.rowsCommitted += done.updates.length + done.commands.length
    this.snapshot.follow(done.shown)
    this.#keeping.appended(done.updates)
    const decided = done.commands.map((row) => this.decisions.publish(row)).filter((one) => one !== null)
    deliver(this, { shown: done.shown, personal: done.personal, news: this.#takeNews(decided), presence: this.#takePresence() })
    if (!this.isDurable) return this.request()
    this.queue.nowDurable()
  }

  /** Nothing of what was not durable has been shown; whoever wrote it still has it and sends it again. */
  lost(why: string): void {
    if (this.closed) return
    this.ports.counters.pagesLost += 1
    this.ports.log.error({ pageId: this.pageId, why }, 'a page is given up and will be loaded again from the journal')
    this.shut(closeCode.tooSlow, 'the page cannot be saved just now')
    this.onLost(this)
  }

  /** Sends everybody away and lets go of the document. */
  shut(code: number, reason: string): void {
    this.closed = true
    this.ports.tick.forget(this)
    this.#presenceTimer?.()
    for (const connection of this.connections) connection.close(code, reason)
    this.connections.clear()
    this.queue.close()
    this.doc.destroy()
  }

  // ── news and presence ─────────────────────────────────────────────────────────────────────────────────────────

  #isHere = (participantId: ParticipantId): boolean => {
    for (const { who } of this.connections) if (who.participantId === participantId) return true
    return false
  }

  #takeNews(decided: readonly News[]): Buffer[] {
    const roster = this.roster.takeNews()
    return [...(roster ? [roster] : []), ...decided].map(newsFrame)
  }

  #takePresence(): PresenceTick | null {
    const { tick, later } = this.presence.take()
    if (later !== null && !this.#presenceTimer) {
      this.#presenceTimer = this.ports.clock.after(later, () => {
        this.#presenceTimer = null
        this.request()
      })
    }
    return tick
  }

  /** Every ten seconds or so: keeps awareness of the others alive, and holds less for a page where nothing happens. */
  beat(): void {
    const presence = this.presence.renew()
    if (presence) deliver(this, { shown: [], personal: [], news: [], presence })
    const quiet = this.#seq === this.#seqAtBeat
    this.#seqAtBeat = this.#seq
    if (!this.isDurable) return
    if (quiet) this.snapshot.rest(this.#durableSeq)
    this.#keeping.beat(quiet, () => Y.encodeStateAsUpdate(this.doc), this.#durableSeq)
  }

  // ── joining, reading, keeping ─────────────────────────────────────────────────────────────────────────────────

  /** See `review`. */
  update(board: BoardPeople): void {
    review(this, board)
  }

  /** See `receive`. */
  receive(connection: Connection, bytes: Uint8Array): void {
    receive(this, connection, bytes)
  }

  answerStep1(connection: Connection, stateVector: Uint8Array): void {
    answerStep1(this, connection, stateVector)
  }

  catchUp(connection: Connection): void {
    catchUp(this, connection)
  }

  /** The encoded state for joiners, made anew when there is none; only while everything is durable. */
  freshSnapshot(): void {
    if (this.snapshot.isKept) return
    const state = Y.encodeStateAsUpdate(this.doc)
    this.snapshot.keep(state, this.#durableSeq)
    this.#keeping.offer(state, this.#durableSeq)
  }

  /** Nobody is here: keeps the state if that is worth it and gives the page up. Only while everything is durable. */
  async unload(): Promise<void> {
    const state = this.#keeping.isWorthAKeyframe ? Y.encodeStateAsUpdate(this.doc) : null
    const seq = this.#durableSeq
    this.shut(closeCode.restart, 'the page is being put away')
    if (state) await this.ports.journal.keepState(this.pageId, seq, state)
    await this.ports.journal.release(this.pageId, this.#opened.fence)
  }
}
