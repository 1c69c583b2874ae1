/**
 * One websocket at a time to the page's room, by the y-websocket provider, with our own messages added (101–105).
 *
 * The provider's own reconnection is switched off: every connection needs a new one-time ticket, so whoever uses this
 * decides when to call `connect` again.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { messageYjsSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import {
  commandAnswer,
  type CommandAnswer,
  type CommandRequest,
  messageType,
  news,
  type News,
  protocolVersion,
} from '@/domain/protocol/wire'
import type { Clock } from './clock'
import type { Clocks } from './ledger'

export interface ConnectionEvents {
  /** The server told what it has and has been sent the rest. Also during a connection, when it missed something. */
  readonly exchanged: (serverHas: Clocks) => void
  /** The document holds everything the server had when asked. */
  readonly synced: () => void
  readonly confirmed: (ask: number) => void
  readonly answer: (answer: CommandAnswer) => void
  readonly news: (news: News) => void
  /** The connection is over. `code` is null when it was lost without a word. */
  readonly closed: (code: number | null, reason: string) => void
}

export interface Connection {
  readonly connect: (ticket: string) => void
  /** Ends the present connection without `closed` being called. */
  readonly disconnect: () => void
  readonly ask: (n: number) => boolean
  readonly send: (request: CommandRequest) => boolean
  /** Asks for a sign of life with ask `n`; the connection counts as lost when nothing at all comes within `patience` ms. */
  readonly probe: (n: number, patience: number) => void
  readonly isOpen: () => boolean
  readonly close: () => void
}

/** A network that swallows the handshake (a hotel's sign-in page, a dead proxy) must not hold up the next attempt. */
const openPatience = 10_000

export function createConnection(options: {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** Address of the websocket endpoint without the page: `wss://host/ws`. */
  readonly address: string
  readonly pageId: string
  readonly WebSocketImpl: typeof WebSocket
  readonly clock: Clock
  readonly events: ConnectionEvents
}): Connection {
  const { doc, awareness, clock, events } = options
  const provider = new WebsocketProvider(options.address, options.pageId, doc, {
    connect: false,
    disableBc: true,
    awareness,
    WebSocketPolyfill: options.WebSocketImpl,
    shouldReconnect: () => false,
  })
  let leaving = false
  let heard = 0
  let callOffPatience: (() => void) | null = null
  const isOpen = (): boolean => provider.wsconnected && provider.ws?.readyState === 1

  const write = (type: number, body: (encoder: encoding.Encoder) => void): boolean => {
    if (!isOpen()) return false
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    body(encoder)
    provider.ws?.send(encoding.toUint8Array(encoder))
    return true
  }
  const ask = (n: number): boolean => write(messageType.ack, (encoder) => encoding.writeVarUint(encoder, n))
  const disconnect = (): void => {
    leaving = true
    callOffPatience?.()
    provider.disconnect()
    leaving = false
  }
  const lose = (): void => {
    disconnect()
    events.closed(null, 'no sign of life')
  }
  const waitFor = (patience: number, arrived: () => boolean): void => {
    callOffPatience?.()
    callOffPatience = clock.after(patience, () => {
      if (!arrived()) lose()
    })
  }

  const handlers = provider.messageHandlers
  const sync = handlers[messageType.sync]
  handlers[messageType.sync] = (encoder, decoder, ...rest) => {
    heard += 1
    const serverHas = peekStateVector(decoder)
    sync?.(encoder, decoder, ...rest)
    // The provider sends its reply after this handler returns; what follows must come after it.
    if (serverHas) queueMicrotask(() => isOpen() && events.exchanged(serverHas))
  }
  const presenceHandler = handlers[messageType.awareness]
  handlers[messageType.awareness] = (...all) => {
    heard += 1
    presenceHandler?.(...all)
  }
  handlers[messageType.ack] = (_encoder, decoder) => {
    heard += 1
    events.confirmed(decoding.readVarUint(decoder))
  }
  handlers[messageType.answer] = (_encoder, decoder) => {
    heard += 1
    const parsed = commandAnswer.safeParse(parseJson(decoding.readVarString(decoder)))
    if (parsed.success) events.answer(parsed.data)
  }
  handlers[messageType.news] = (_encoder, decoder) => {
    heard += 1
    // A newer server may tell things this client does not know: they are left out, the rest goes on.
    const parsed = news.safeParse(parseJson(decoding.readVarString(decoder)))
    if (parsed.success) events.news(parsed.data)
  }

  provider.on('status', ({ status }) => {
    if (status !== 'connected') return
    callOffPatience?.()
    write(messageType.announce, (encoder) => encoding.writeVarUint(encoder, protocolVersion))
  })
  provider.on('sync', (synced) => {
    if (synced) events.synced()
  })
  provider.on('connection-close', (event) => {
    // Also for closes that y-websocket takes on itself (half a minute of silence): the old ticket is used up.
    provider.shouldConnect = false
    callOffPatience?.()
    if (leaving) return
    const code = event?.code ?? null
    const reason = event?.reason ?? ''
    queueMicrotask(() => events.closed(code, reason))
  })

  return {
    connect: (ticket) => {
      provider.params = { ticket }
      provider.connect()
      waitFor(openPatience, () => provider.wsconnected)
    },
    disconnect,
    ask,
    send: (request) => write(messageType.command, (encoder) => encoding.writeVarString(encoder, JSON.stringify(request))),
    probe: (n, patience) => {
      const before = heard
      if (ask(n)) waitFor(patience, () => heard > before)
    },
    isOpen,
    close: () => {
      leaving = true
      callOffPatience?.()
      provider.destroy()
    },
  }
}

/** The state vector of a SyncStep1 without moving the decoder, or null for the other sync messages. */
function peekStateVector(decoder: decoding.Decoder): Clocks | null {
  const position = decoder.pos
  const kind = decoding.readVarUint(decoder)
  const vector = kind === messageYjsSyncStep1 ? Y.decodeStateVector(decoding.readVarUint8Array(decoder)) : null
  decoder.pos = position
  return vector
}

/** Undefined when it is not JSON; the schema behind it refuses that. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
