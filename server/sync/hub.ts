/**
 * The websocket side of the server: `/ws/<pageId>?ticket=…`. Accepts the socket, asks admission, hands it to its room.
 * A refusal must reach the client as a close code (y-websocket understands nothing else), so a socket is accepted first
 * and closed then; until it is let in nothing is read from it and no room knows of it.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Pool } from 'pg'
import { type WebSocket, WebSocketServer } from 'ws'
import type { PageId } from '@/domain/base/ids'
import { closeCode, socketPath } from '@/domain/protocol/wire'
import type { Journal } from '@/server/journal/journal'
import { postgresJournal } from '@/server/journal/postgres'
import { expireQuarantine } from '@/server/journal/quarantine'
import type { Log } from '@/server/observability/log'
import { Admission, type TurnedAway } from './admission'
import { type Clock, systemClock } from './clock'
import type { Counters } from './counters'
import { clientsIn } from './gate/decode'
import { keepRights } from './rights'
import { keepAliveFrame } from './room/messages'
import { type Newcomer, Rooms, type Visit } from './rooms'
import { Rate } from './transport/rate'
import { socketLink } from './transport/socket-link'

export interface HubOptions {
  readonly pool: Pool
  readonly ticketSecret: string
  readonly log: Log
  /** The address people type: pages of any other origin may not open a socket. Absent: the address the request was sent to. */
  readonly publicUrl?: string
  /** Most ms over which connections are spread when the server stops. */
  readonly spread?: number
  readonly journal?: Journal
  readonly clock?: Clock
  /** Told of every page that was put away because everybody had left it: what may be done in quiet can be done now. */
  readonly onPutAway?: (pageId: PageId) => void
}

export interface SyncHub {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** What is open now and what was counted since the start. */
  counters(): Counters & { readonly openPages: number; readonly openConnections: number }
  /** Refuses newcomers, commits what it has, sends everybody away (1012) and puts the pages away. */
  stop(): Promise<void>
}

/** Before somebody is let in: this long, and this much. Afterwards the largest message, above what the gate refuses by itself. */
const admissionPatience = 5_000
const largestMessage = 8 * 1024 * 1024
const heartbeatMs = 10_000
/** A line without any sign of life for so long is given up. y-websocket does the same after 30 s, hence the heartbeat. */
const silentFor = 60_000
const slowPatience = 60_000

interface Guest {
  readonly ws: WebSocket
  readonly socket: Duplex
  visit: Visit | null
  heardAt: number
}

export function createSyncHub(options: HubOptions): SyncHub {
  const { pool, log, clock = systemClock, spread = 2_000 } = options
  const journal = options.journal ?? postgresJournal(pool, `process ${process.pid}`, clientsIn)
  const rooms = new Rooms({ journal, clock, log, onPutAway: options.onPutAway })
  const admission = new Admission(pool, options.ticketSecret)
  const server = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: largestMessage })
  const guests = new Set<Guest>()
  const stopRights = keepRights(pool, rooms, clock, log)
  let stopping = false

  const turnAway = (ws: WebSocket, { code, reason }: TurnedAway) => {
    rooms.counters.refusedHandshakes += 1
    ws.resume()
    ws.close(code, reason)
    setTimeout(() => ws.terminate(), 2_000).unref()
  }

  const letIn = (guest: Guest, newcomer: Newcomer) => {
    const { ws, socket } = guest
    const rate = new Rate(clock.now())
    const link = socketLink(ws, socket)
    const visit = rooms.join(newcomer, link)
    guest.visit = visit
    ws.on('message', (data: Buffer, isBinary: boolean) => {
      guest.heardAt = clock.now()
      if (!isBinary) return ws.close(closeCode.refused, 'protocol')
      visit.receive(data)
      const wait = rate.take(data.length, guest.heardAt)
      if (wait > 0) {
        ws.pause()
        clock.after(wait, () => ws.resume())
      }
    })
    ws.on('pong', () => {
      guest.heardAt = clock.now()
    })
    ws.resume()
  }

  const welcome = async (ws: WebSocket, socket: Duplex, address: URL) => {
    const guest: Guest = { ws, socket, visit: null, heardAt: clock.now() }
    ws.pause()
    guests.add(guest)
    ws.on('error', (error) => log.debug({ err: error }, 'a socket broke'))
    ws.on('close', () => {
      guests.delete(guest)
      guest.visit?.leave()
    })
    if (stopping) return turnAway(ws, { code: closeCode.restart, reason: 'the server is restarting' })
    const cancel = clock.after(admissionPatience, () =>
      turnAway(ws, { code: closeCode.tooSlow, reason: 'the server is too busy just now' }),
    )
    try {
      const pageId = decodeURIComponent(address.pathname.slice(socketPath.length + 1))
      const admitted = await admission.admit(pageId, address.searchParams.get('ticket') ?? '')
      cancel()
      if (ws.readyState !== ws.OPEN) return
      if (stopping) return turnAway(ws, { code: closeCode.restart, reason: 'the server is restarting' })
      if (!admitted.ok) {
        log.info({ pageId, ...admitted.refusal }, 'a socket was turned away')
        return turnAway(ws, admitted.refusal)
      }
      rooms.counters.connections += 1
      letIn(guest, admitted.value)
    } catch (error) {
      cancel()
      log.error({ err: error }, 'a socket could not be let in')
      turnAway(ws, { code: closeCode.tooSlow, reason: 'the server cannot answer just now' })
    }
  }

  const beat = () => {
    const now = clock.now()
    rooms.beat()
    rooms.sendSlowAway(slowPatience)
    for (const guest of guests) keepAlive(guest, now)
    cancelBeat = clock.after(heartbeatMs, beat)
  }
  let cancelBeat = clock.after(heartbeatMs, beat)
  expireQuarantine(pool).catch((error: unknown) => log.warn({ err: error }, 'old refused words could not be cleared away'))

  return {
    handleUpgrade: (request, socket, head) => {
      if (!isOurs(request, options.publicUrl)) {
        rooms.counters.refusedHandshakes += 1
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
        return
      }
      const address = new URL(request.url ?? '/', 'http://hub')
      server.handleUpgrade(request, socket, head, (ws) => void welcome(ws, socket, address))
    },
    counters: () => ({ ...rooms.counters, openPages: rooms.openPages.length, openConnections: rooms.connections }),
    stop: async () => {
      if (stopping) return
      stopping = true
      cancelBeat()
      stopRights()
      for (const { ws } of guests) ws.pause()
      await rooms.settled()
      await Promise.all([...guests].map((guest, index) => goodbye(guest, (index / guests.size) * spread)))
      await rooms.stop()
      server.close()
    },
  }

  function goodbye({ ws }: Guest, after: number): Promise<void> {
    return new Promise((resolve) => {
      ws.once('close', () => resolve())
      clock.after(after, () => {
        if (ws.readyState === ws.CLOSED) return resolve()
        ws.resume()
        ws.close(closeCode.restart, 'the server is restarting')
        clock.after(500, () => ws.terminate())
      })
    })
  }
}

/** A sign of life for those who listen, a question to those who may be gone. */
function keepAlive(guest: Guest, now: number): void {
  const { ws, socket } = guest
  if (ws.readyState !== ws.OPEN) return
  if (now - guest.heardAt > silentFor) return ws.terminate()
  if (guest.visit && socket.writableLength === 0) socket.write(keepAliveFrame)
  ws.ping()
}

/** Browsers say which page opens a socket; other programs say nothing and still need a ticket. */
function isOurs(request: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return true
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
