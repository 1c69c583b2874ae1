/** The two wire formats: y-protocols as they are, and Hocuspocus, which puts the document's name before each message. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageType } from '@/domain/protocol/wire'

export type WireName = 'y-protocols' | 'evenboard' | 'hocuspocus'
export type MessageKind = 'step1' | 'step2' | 'update' | 'awareness' | 'acknowledgement' | 'other'

export const emptyUpdate = new Uint8Array([0, 0])

const build = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const hocuspocusAcknowledgement = 8

export class Wire {
  private readonly prefix: Uint8Array

  constructor(
    readonly name: WireName,
    private readonly room: string,
  ) {
    this.prefix = name === 'hocuspocus' ? build((e) => encoding.writeVarString(e, room)) : new Uint8Array(0)
  }

  /** What has to be said before anything else. */
  hello(): Uint8Array[] {
    if (this.name !== 'hocuspocus') return []
    return [
      this.message((e) => {
        encoding.writeVarUint(e, 2)
        encoding.writeVarUint(e, 0)
        encoding.writeVarString(e, 'token')
        encoding.writeVarString(e, '4.7.0')
      }),
    ]
  }

  step1 = (vector: Uint8Array): Uint8Array => this.sync(0, vector)
  step2 = (update: Uint8Array): Uint8Array => this.sync(1, update)
  update = (update: Uint8Array): Uint8Array => this.sync(2, update)
  awareness = (update: Uint8Array): Uint8Array =>
    this.message((e) => {
      encoding.writeVarUint(e, messageType.awareness)
      encoding.writeVarUint8Array(e, update)
    })

  /** "Tell me when everything up to here is durable", or null where servers acknowledge each update by themselves. */
  askForAcknowledgement(count: number): Uint8Array | null {
    if (this.name !== 'evenboard') return null
    return build((e) => {
      encoding.writeVarUint(e, messageType.ack)
      encoding.writeVarUint(e, count)
    })
  }

  /** How many updates an acknowledgement covers, given how many were covered before. */
  acknowledged(payload: Buffer, before: number): number {
    if (this.name !== 'evenboard') return before + 1
    const decoder = decoding.createDecoder(payload)
    decoding.readVarUint(decoder)
    return Math.max(before, decoding.readVarUint(decoder))
  }

  kind(payload: Buffer): MessageKind {
    const at = this.prefix.length
    switch (payload[at]) {
      case messageType.sync:
      case 4: // Hocuspocus answers with this one instead
        return payload[at + 1] === 0 ? 'step1' : payload[at + 1] === 1 ? 'step2' : 'update'
      case messageType.awareness:
        return 'awareness'
      case this.name === 'hocuspocus' ? hocuspocusAcknowledgement : messageType.ack:
        return 'acknowledgement'
      default:
        return 'other'
    }
  }

  /** The state vector, update or awareness update inside a message. */
  body(payload: Buffer): Uint8Array {
    const decoder = decoding.createDecoder(payload)
    decoder.pos = this.prefix.length + (payload[this.prefix.length] === messageType.awareness ? 1 : 2)
    return decoding.readVarUint8Array(decoder)
  }

  private sync(step: number, bytes: Uint8Array): Uint8Array {
    return this.message((e) => {
      encoding.writeVarUint(e, messageType.sync)
      encoding.writeVarUint(e, step)
      encoding.writeVarUint8Array(e, bytes)
    })
  }

  private message(write: (encoder: encoding.Encoder) => void): Uint8Array {
    return build((e) => {
      encoding.writeUint8Array(e, this.prefix)
      write(e)
    })
  }
}
