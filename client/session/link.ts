/**
 * Staying connected: one session's connection, made again with a new ticket whenever it is lost, until the server says
 * that it is over or somebody closes it.
 */
import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import { closeCode, type CommandRequest, type SessionGrant } from '@/domain/protocol/wire'
import { waitBefore } from './backoff'
import type { Clock } from './clock'
import { createConnection, type ConnectionEvents } from './connection'
import type { SessionApi } from './session-api'
import type { Wakeups } from './wakeups'

/** Why a session's connection is over for good. */
export type LinkEnd =
  | { readonly kind: 'refused'; readonly reason: string }
  /** The page's generation has moved on: drop the local copy and load afresh. */
  | { readonly kind: 'epoch over' }
  | { readonly kind: 'access ended' }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'too old' }
  /** The server does not know the session (any more): ask for a new one. */
  | { readonly kind: 'session over' }

export interface LinkEvents extends Omit<ConnectionEvents, 'closed'> {
  /** The connection was lost; the next attempt is on its way. */
  readonly lost: () => void
  /** A new ticket came, perhaps with another role. */
  readonly renewed: (grant: SessionGrant) => void
  readonly ended: (end: LinkEnd) => void
  /** A number to ask the server for a sign of life with. */
  readonly nextAsk: () => number
}

export interface Link {
  readonly ask: (n: number) => void
  readonly send: (request: CommandRequest) => void
  readonly retryNow: () => void
  readonly isOpen: () => boolean
  readonly close: () => void
}

/** Shorter than the half minute of silence after which y-websocket gives a connection up. */
const heartbeat = 20_000
/** How long a connection that looks open may stay silent after the network changed. */
const probePatience = 2_000

export function createLink(options: {
  readonly doc: Doc
  readonly awareness: Awareness
  readonly pageId: string
  readonly grant: SessionGrant
  readonly api: SessionApi
  readonly address: string
  readonly WebSocketImpl: typeof WebSocket
  readonly clock: Clock
  readonly random: () => number
  readonly wakeups: Wakeups
  readonly events: LinkEvents
}): Link {
  const { api, clock, events, grant } = options
  let over = false
  let attempt = 0
  let callOffRetry: (() => void) | null = null
  let callOffBeat: (() => void) | null = null

  const close = (): void => {
    over = true
    callOffRetry?.()
    callOffBeat?.()
    stopWakeups()
    connection.close()
  }
  const end = (how: LinkEnd): void => {
    close()
    events.ended(how)
  }
  const renew = async (): Promise<void> => {
    callOffRetry = null
    const answer = await api.renew(grant.sessionId)
    if (over) return
    if (answer.kind === 'unreachable') return later()
    if (answer.kind === 'refused') return end({ kind: answer.reason === 'too-old' ? 'too old' : 'session over' })
    if (answer.grant.epoch !== grant.epoch) return end({ kind: 'epoch over' })
    events.renewed(answer.grant)
    connection.connect(answer.grant.ticket)
  }
  const later = (): void => {
    attempt += 1
    callOffRetry?.()
    callOffRetry = clock.after(waitBefore(attempt, options.random), () => void renew())
  }
  const retryNow = (): void => {
    if (over || !callOffRetry) return
    callOffRetry()
    attempt = 0
    void renew()
  }
  const beat = (): void => {
    callOffBeat = clock.after(heartbeat, beat)
    if (connection.isOpen()) connection.ask(events.nextAsk())
  }
  const closed = (code: number | null, reason: string): void => {
    if (over) return
    const how = code === null ? null : endOf(code, reason)
    if (how) return end(how)
    events.lost()
    later()
  }
  const connection = createConnection({
    ...options,
    events: {
      ...events,
      closed,
      synced: () => {
        attempt = 0
        events.synced()
      },
    },
  })
  const stopWakeups = options.wakeups(() => {
    if (connection.isOpen()) connection.probe(events.nextAsk(), probePatience)
    else retryNow()
  })

  connection.connect(grant.ticket)
  beat()
  return { ask: connection.ask, send: connection.send, retryNow, isOpen: connection.isOpen, close }
}

/** What a close code means for the session, or null when coming back with a new ticket is the answer. */
function endOf(code: number, reason: string): LinkEnd | null {
  switch (code) {
    case closeCode.refused:
      return { kind: 'refused', reason }
    case closeCode.accessEnded:
      return { kind: 'access ended' }
    case closeCode.replaced:
      return { kind: 'replaced' }
    case closeCode.epochOver:
      return { kind: 'epoch over' }
    case closeCode.tooOld:
      return { kind: 'too old' }
    default:
      return null
  }
}
