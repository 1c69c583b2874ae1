/**
 * All open pages of this process: loading them for whoever comes, putting them away when nobody is left, and stopping
 * without losing a word. Knows no sockets and no HTTP: `hub.ts` adds those, simulations add their own.
 */
import type { BoardId, PageId } from '@/domain/base/ids'
import { closeCode } from '@/domain/protocol/wire'
import type { Journal } from '@/server/journal/journal'
import type { Log } from '@/server/observability/log'
import type { Clock } from './clock'
import { type Counters, newCounters } from './counters'
import { type Admitted, Connection, type Link } from './room/connection'
import { type BoardPeople, rightsOf } from './room/person'
import { Room, type RoomPorts } from './room/room'
import { Tick } from './tick'

/** Ms a page stays loaded after the last one has left: reloading a browser must not reload the page from the journal. */
const unloadAfter = 5_000
/** Bytes that may wait for a page that is still loading, for each connection. */
const mostEarly = 1024 * 1024

export interface Newcomer {
  readonly pageId: PageId
  /** The page's epoch, which is also the newcomer's. */
  readonly epoch: number
  readonly who: Admitted
  /** The board's people, read just now. */
  readonly board: BoardPeople
}

/** What a transport does with a connection once somebody has been let in. */
export interface Visit {
  /** One message, as it came. Never throws. */
  receive(message: Uint8Array): void
  /** The other end has gone. */
  leave(): void
}

interface OpenPage {
  epoch: number
  readonly loading: Promise<Room | null>
  room: Room | null
  visits: number
  cancelUnload: (() => void) | null
}

export interface RoomsPorts {
  readonly journal: Journal
  readonly clock: Clock
  readonly log: Log
  readonly counters?: Counters
  /** Called when a page has been put away in order because everybody had left it; not when the server stops. */
  readonly onPutAway?: ((pageId: PageId) => void) | undefined
}

export class Rooms {
  readonly counters: Counters
  readonly #ports: RoomPorts
  readonly #pages = new Map<PageId, OpenPage>()
  readonly #boards = new Map<BoardId, BoardPeople>()
  readonly #unloading = new Set<Promise<void>>()
  readonly #onPutAway: (pageId: PageId) => void
  #stopping = false

  constructor({ journal, clock, log, counters = newCounters(), onPutAway = () => undefined }: RoomsPorts) {
    this.counters = counters
    this.#onPutAway = onPutAway
    this.#ports = { journal, clock, log, counters, tick: new Tick(journal, clock, log, counters) }
  }

  join({ pageId, epoch, who, board }: Newcomer, link: Link): Visit {
    this.update(board)
    const page = this.#pageFor(pageId, board)
    page.epoch = epoch
    page.visits += 1
    page.cancelUnload?.()
    page.cancelUnload = null
    const role = board.people.get(who.participantId)?.role ?? 'observer'
    const connection = new Connection(link, who, rightsOf(board, who.participantId, who.operatedBy), role)
    const early: Uint8Array[] = []
    let gone = false
    const enter = (room: Room | null) => {
      if (gone) return
      if (!room || room.closed) return connection.close(closeCode.tooSlow, 'the page cannot be loaded just now')
      room.join(connection)
      for (const message of early.splice(0)) room.receive(connection, message)
      link.resume()
    }
    if (page.room) enter(page.room)
    else void page.loading.then(enter)
    return {
      receive: (message) => {
        if (page.room && early.length === 0) return page.room.receive(connection, message)
        early.push(message)
        if (early.reduce((sum, one) => sum + one.length, 0) > mostEarly) link.pause()
      },
      leave: () => {
        if (gone) return
        gone = true
        connection.closed = true
        page.room?.leave(connection)
        page.visits -= 1
        if (page.visits === 0) this.#unloadSoon(pageId, page)
      },
    }
  }

  /** The people of a board as they are now; takes effect on every open page of it. */
  update(board: BoardPeople): void {
    this.#boards.set(board.boardId, board)
    for (const { room } of this.#pages.values()) if (room?.board.boardId === board.boardId) room.update(board)
  }

  /** Sends everybody on a page away. */
  closePage(pageId: PageId, code: number, reason: string): void {
    const page = this.#pages.get(pageId)
    for (const connection of page?.room?.connections ?? []) page?.room?.leave(connection, code, reason)
  }

  get openPages(): PageId[] {
    return [...this.#pages.keys()]
  }

  /** The epoch of everybody on an open page; undefined when it is not open. */
  epochOf(pageId: PageId): number | undefined {
    return this.#pages.get(pageId)?.epoch
  }

  get openBoards(): BoardId[] {
    return [...new Set([...this.#pages.values()].flatMap(({ room }) => (room ? [room.board.boardId] : [])))]
  }

  get connections(): number {
    let sum = 0
    for (const { room } of this.#pages.values()) sum += room?.connections.size ?? 0
    return sum
  }

  /** To be called every ten seconds or so. */
  beat(): void {
    for (const { room } of this.#pages.values()) room?.beat()
  }

  /** Connections that have not taken anything for `patience` ms are sent away: they come back and catch up. */
  sendSlowAway(patience: number): void {
    const now = this.#ports.clock.now()
    for (const { room } of this.#pages.values()) {
      for (const connection of room?.connections ?? []) {
        if (connection.laggingSince !== null && now - connection.laggingSince > patience)
          room?.leave(connection, closeCode.tooSlow, 'too slow')
      }
    }
  }

  /** Resolves when everything accepted so far is durable (or given up). */
  settled(): Promise<void> {
    return this.#ports.tick.settled()
  }

  /** Puts every page away. Connections must have been closed before. */
  async stop(): Promise<void> {
    this.#stopping = true
    await this.settled()
    for (const [pageId, page] of this.#pages) this.#unload(pageId, page)
    await Promise.all(this.#unloading)
  }

  #pageFor(pageId: PageId, board: BoardPeople): OpenPage {
    const open = this.#pages.get(pageId)
    if (open) return open
    const page: OpenPage = { loading: this.#load(pageId, board), room: null, epoch: 0, visits: 0, cancelUnload: null }
    this.#pages.set(pageId, page)
    void page.loading.then((room) => {
      page.room = room
      if (!room) this.#forget(pageId, page)
      else room.update(this.#boards.get(board.boardId) ?? board)
    })
    return page
  }

  async #load(pageId: PageId, board: BoardPeople): Promise<Room | null> {
    const { journal, log, counters } = this.#ports
    try {
      const opened = await journal.open(pageId)
      if (!opened) return null
      counters.pagesOpened += 1
      return new Room(pageId, opened, board, this.#ports, (lost) => {
        const page = this.#pages.get(pageId)
        if (page?.room === lost) this.#forget(pageId, page)
      })
    } catch (error) {
      log.error({ err: error, pageId }, 'a page could not be loaded')
      return null
    }
  }

  #unloadSoon(pageId: PageId, page: OpenPage): void {
    page.cancelUnload = this.#ports.clock.after(unloadAfter, () => {
      page.cancelUnload = null
      if (page.visits > 0 || this.#pages.get(pageId) !== page) return
      if (page.room && !page.room.isIdle) this.#unloadSoon(pageId, page)
      else this.#unload(pageId, page)
    })
  }

  #unload(pageId: PageId, page: OpenPage): void {
    this.#forget(pageId, page)
    if (!page.room || page.room.closed) return
    const putAway = (): void => {
      if (!this.#stopping) this.#onPutAway(pageId)
    }
    const work = page.room.unload().then(putAway, (error: unknown) => {
      this.#ports.log.error({ err: error, pageId }, 'a page could not be put away in order; it will be loaded from its journal')
    })
    this.#unloading.add(work)
    void work.finally(() => this.#unloading.delete(work))
  }

  #forget(pageId: PageId, page: OpenPage): void {
    page.cancelUnload?.()
    if (this.#pages.get(pageId) === page) this.#pages.delete(pageId)
    const boards = new Set(this.openBoards)
    for (const boardId of this.#boards.keys()) if (!boards.has(boardId)) this.#boards.delete(boardId)
  }
}
