/** The words of the wire, read and written (see `domain/protocol/wire`). One message per frame, always. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type CommandAnswer, messageType, type News } from '@/domain/protocol/wire'
import { frame } from '../transport/frames'

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
const syncFrame = (kind: number, bytes: Uint8Array): Buffer =>
  written(messageType.sync, (encoder) => {
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })

export const step1Frame = (stateVector: Uint8Array): Buffer => syncFrame(syncKind.step1, stateVector)
export const step2Frame = (update: Uint8Array): Buffer => syncFrame(syncKind.step2, update)
export const updateFrame = (update: Uint8Array): Buffer => syncFrame(syncKind.update, update)
/** `entries`: awareness entries, encoded one by one. */
export function presenceFrame(entries: readonly Uint8Array[]): Buffer {
  const count = encoding.createEncoder()
  encoding.writeVarUint(count, entries.length)
  const length = entries.reduce((sum, entry) => sum + entry.length, encoding.length(count))
  const head = encoding.createEncoder()
  encoding.writeVarUint(head, messageType.awareness)
  encoding.writeVarUint(head, length)
  return frame(encoding.toUint8Array(head), encoding.toUint8Array(count), ...entries)
}
export const ackFrame = (number: number): Buffer => written(messageType.ack, (encoder) => encoding.writeVarUint(encoder, number))
export const answerFrame = (answer: CommandAnswer): Buffer =>
  written(messageType.answer, (encoder) => encoding.writeVarString(encoder, JSON.stringify(answer)))
export const newsFrame = (news: News): Buffer =>
  written(messageType.news, (encoder) => encoding.writeVarString(encoder, JSON.stringify(news)))

/** The update in which nothing happens: as a SyncStep2 it says "that was everything". */
export const emptyUpdate = Uint8Array.of(0, 0)
/** Says nothing, and keeps a y-websocket from thinking the line is dead. */
export const keepAliveFrame = presenceFrame([])
