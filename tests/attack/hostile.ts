/** Somebody with a valid ticket and bad intentions: a bare socket, one message at a time, whatever bytes they like. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { messageType, type SessionGrant } from '@/domain/protocol/wire'

export interface Hostile {
  readonly clientId: number
  /** What the page looks like to them; kept up to date. Its client id is not bound to the socket in any way. */
  readonly doc: Y.Doc
  /** Awareness entries heard so far, by client id. */
  readonly heardOf: Map<number, unknown>
  raw(bytes: Uint8Array): void
  update(update: Uint8Array): void
  step2(update: Uint8Array): void
  presence(entries: ReadonlyArray<{ clientId: number; clock: number; state: unknown }>): void
  /** Resolves when the server has dealt with everything sent so far, or has closed. */
  dealtWith(): Promise<'open' | { code: number; reason: string }>
  readonly closed: Promise<{ code: number; reason: string }>
  close(): void
}

export async function attack(address: string, pageId: string, grant: SessionGrant): Promise<Hostile> {
  const ws = new WebSocket(`${address}/${pageId}?ticket=${grant.ticket}`)
  const doc = new Y.Doc()
  const heardOf = new Map<number, unknown>()
  const acks = new Map<number, () => void>()
  let asked = 0
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.on('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })
  ws.on('error', () => ws.terminate())
  const send = (type: number, write: (encoder: encoding.Encoder) => void) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    if (ws.readyState === ws.OPEN) ws.send(encoding.toUint8Array(encoder))
  }
  const sync = (kind: number, bytes: Uint8Array) =>
    send(messageType.sync, (encoder) => {
      encoding.writeVarUint(encoder, kind)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  const synced = new Promise<void>((resolve) => {
    ws.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data))
      const type = decoding.readVarUint(decoder)
      if (type === messageType.ack) acks.get(decoding.readVarUint(decoder))?.()
      if (type === messageType.awareness) readAwareness(decoding.createDecoder(decoding.readVarUint8Array(decoder)), heardOf)
      if (type !== messageType.sync) return
      const kind = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      // A question of the server is answered with nothing, or it would hear of what was forged in `doc`.
      if (kind === 0) sync(1, Uint8Array.of(0, 0))
      else Y.applyUpdate(doc, bytes)
      if (kind === 1) resolve()
    })
  })
  await new Promise((resolve) => ws.once('open', resolve))
  sync(0, Y.encodeStateVector(doc))
  await Promise.race([synced, closed])

  return {
    clientId: grant.clientId,
    doc,
    heardOf,
    closed,
    raw: (bytes) => ws.send(bytes),
    update: (update) => sync(2, update),
    step2: (update) => sync(1, update),
    presence: (entries) =>
      send(messageType.awareness, (encoder) => {
        const states = encoding.createEncoder()
        encoding.writeVarUint(states, entries.length)
        for (const { clientId, clock, state } of entries) {
          encoding.writeVarUint(states, clientId)
          encoding.writeVarUint(states, clock)
          encoding.writeVarString(states, JSON.stringify(state))
        }
        encoding.writeVarUint8Array(encoder, encoding.toUint8Array(states))
      }),
    dealtWith: () => {
      const number = ++asked
      const answered = new Promise<'open'>((resolve) => {
        acks.set(number, () => resolve('open'))
      })
      send(messageType.ack, (encoder) => encoding.writeVarUint(encoder, number))
      return Promise.race([answered, closed])
    },
    close: () => ws.terminate(),
  }
}

function readAwareness(decoder: decoding.Decoder, into: Map<number, unknown>): void {
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const clientId = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    into.set(clientId, JSON.parse(decoding.readVarString(decoder)))
  }
}
