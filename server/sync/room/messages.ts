/** The words of the wire, read and written (see `domain/protocol/wire`). One message per frame, always. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type CommandAnswer, messageType, type News } from '@/domain/protocol/wire'
import { emptyFrame, frame } from '../transport/frames'
import { varintLength, writeVarint } from '../transport/varint'

const syncKind = { step1: 0, step2: 1, update: 2 } as const

export type Incoming =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly states: Uint8Array }
  | { readonly kind: 'query presence' }
  | { readonly kind: 'announce'; readonly version: number }
  | { readonly kind: 'ack'; readonly number: number }
  | { readonly kind: 'command'; readonly text: string }

/** Null when the message cannot be read or is of a kind that clients do not send. */
export function readMessage(bytes: Uint8Array): Incoming | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync:
        return readSync(decoder)
      case messageType.awareness:
        return { kind: 'presence', states: decoding.readVarUint8Array(decoder) }
      case messageType.queryAwareness:
        return { kind: 'query presence' }
      case messageType.announce:
        return { kind: 'announce', version: decoding.readVarUint(decoder) }
      case messageType.ack:
        return { kind: 'ack', number: decoding.readVarUint(decoder) }
      case messageType.command:
        return { kind: 'command', text: decoding.readVarString(decoder) }
      default:
        return null
    }
  } catch {
    return null
  }
}

function readSync(decoder: decoding.Decoder): Incoming | null {
  const kind = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (kind === syncKind.step1) return { kind: 'step1', stateVector: bytes }
  if (kind === syncKind.step2) return { kind: 'step2', update: bytes }
  return kind === syncKind.update ? { kind: 'update', update: bytes } : null
}

const written = (type: number, write: (encoder: encoding.Encoder) => void): Buffer => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return frame(encoding.toUint8Array(encoder))
}
/** Made for every edit, so by hand. */
function syncFrame(kind: number, payload: Uint8Array): Buffer {
  const { bytes, at } = emptyFrame(2 + varintLength(payload.length) + payload.length)
  bytes[at] = messageType.sync
  bytes[at + 1] = kind
  bytes.set(payload, writeVarint(bytes, at + 2, payload.length))
  return bytes
}

export const step1Frame = (stateVector: Uint8Array): Buffer => syncFrame(syncKind.step1, stateVector)
export const step2Frame = (update: Uint8Array): Buffer => syncFrame(syncKind.step2, update)
export const updateFrame = (update: Uint8Array): Buffer => syncFrame(syncKind.update, update)
/** One person's entry of an awareness message. `state` is JSON. */
export function presenceEntry(clientId: number, clock: number, state: string): Uint8Array {
  const length = Buffer.byteLength(state)
  const entry = Buffer.allocUnsafe(varintLength(clientId) + varintLength(clock) + varintLength(length) + length)
  const at = writeVarint(entry, writeVarint(entry, writeVarint(entry, 0, clientId), clock), length)
  entry.write(state, at)
  return entry
}

/** `entries` hold `count` entries, in as many parts as they come. */
export function presenceFrame(count: number, ...entries: readonly Uint8Array[]): Buffer {
  const length = entries.reduce((sum, part) => sum + part.length, varintLength(count))
  const { bytes, at } = emptyFrame(1 + varintLength(length) + length)
  bytes[at] = messageType.awareness
  let place = writeVarint(bytes, writeVarint(bytes, at + 1, length), count)
  for (const part of entries) {
    bytes.set(part, place)
    place += part.length
  }
  return bytes
}
export const ackFrame = (number: number): Buffer => written(messageType.ack, (encoder) => encoding.writeVarUint(encoder, number))
export const answerFrame = (answer: CommandAnswer): Buffer =>
  written(messageType.answer, (encoder) => encoding.writeVarString(encoder, JSON.stringify(answer)))
export const newsFrame = (news: News): Buffer =>
  written(messageType.news, (encoder) => encoding.writeVarString(encoder, JSON.stringify(news)))

/** The update in which nothing happens: as a SyncStep2 it says "that was everything". */
export const emptyUpdate = Uint8Array.of(0, 0)
/** Says nothing, and keeps a y-websocket from thinking the line is dead. */
export const keepAliveFrame = presenceFrame(0)
