/**
 * One device of the simulation. It speaks as y-websocket does (SyncStep1 on opening, an answer to every SyncStep1, every
 * local update at once) and keeps a local copy as y-indexeddb does. It checks what it is told: nothing that was not durable
 * may reach it, and nothing may be called saved that is not.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import type { ParticipantId } from '@/domain/base/ids'
import type { TagAssertion } from '@/domain/involvement/tag'
import { type CommandRequest, closeCode, commandAnswer, messageType, news as newsSchema, protocolVersion } from '@/domain/protocol/wire'
import type { Line } from './line'
import type { OwnedJournal } from './owned-journal'

/** What broke a promise; ends the simulation. */
export class BrokenPromise extends Error {}

const fromServer = Symbol('from the server')

export class Replica {
  doc: Y.Doc
  line: Line | null = null
  synced = false
  /** Who is behind a client id, as the server told this device. */
  readonly authors = new Map<number, ParticipantId>()
  readonly tags = new Map<number, TagAssertion>()
  /** Commands without an answer. */
  readonly asked = new Map<string, CommandRequest>()
  #acks = 0
  /** Clock of the own client id when an acknowledgement was asked for. */
  readonly #claims = new Map<number, { client: number; clock: number }>()

  constructor(
    readonly participantId: ParticipantId,
    clientId: number,
    readonly journal: OwnedJournal,
  ) {
    this.doc = this.#opened(clientId)
  }

  /** Everything on this device, as its local copy has it. */
  localCopy(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }

  /** The tab was closed and opened again: what is on the device is there, under a new id. */
  reload(clientId: number): void {
    const copy = this.localCopy()
    this.doc.destroy()
    this.doc = this.#opened(clientId)
    Y.applyUpdate(this.doc, copy, fromServer)
    this.authors.clear()
    this.tags.clear()
  }

  connect(line: Line): void {
    this.line = line
    this.synced = false
    this.#claims.clear()
    this.#say(messageType.announce, (encoder) => encoding.writeVarUint(encoder, protocolVersion))
    this.#say(messageType.sync, (encoder) => syncProtocol.writeSyncStep1(encoder, this.doc))
    for (const request of this.asked.values()) this.#sendCommand(request)
    this.askForAck()
  }

  closed(line: Line, code: number | null, reason: string): void {
    if (this.line !== line) return
    this.line = null
    this.synced = false
    if (code !== null && code >= 4400 && code < 4500 && code !== closeCode.replaced)
      throw new BrokenPromise(`An honest client was sent away with ${code}: ${reason}.`)
  }

  command(request: CommandRequest): void {
    this.asked.set(request.id, request)
    this.#sendCommand(request)
  }

  askForAck(): void {
    if (!this.line) return
    const n = ++this.#acks
    this.#claims.set(n, { client: this.doc.clientID, clock: Y.getState(this.doc.store, this.doc.clientID) })
    this.#say(messageType.ack, (encoder) => encoding.writeVarUint(encoder, n))
  }

  receive(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync:
        return this.#receiveSync(decoder)
      case messageType.ack:
        return this.#receiveAck(decoding.readVarUint(decoder))
      case messageType.answer: {
        const answer = commandAnswer.parse(JSON.parse(decoding.readVarString(decoder)))
        if (answer.ok && answer.seq > this.journal.headSeq)
          throw new BrokenPromise(`Command ${answer.id} was answered before it was durable.`)
        this.asked.delete(answer.id)
        return
      }
      case messageType.news:
        return this.#receiveNews(JSON.parse(decoding.readVarString(decoder)))
    }
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (kind === syncProtocol.messageYjsSyncStep1) {
      this.#mustBeDurable(Y.decodeStateVector(bytes), 'The server asked as if it had something')
      this.#say(messageType.sync, (encoder) => syncProtocol.writeSyncStep2(encoder, this.doc, bytes))
      return
    }
    this.#mustBeDurable(Y.parseUpdateMeta(bytes).to, 'Somebody was shown something')
    Y.applyUpdate(this.doc, bytes, fromServer)
    if (kind === syncProtocol.messageYjsSyncStep2) this.synced = true
    if (this.doc.store.pendingStructs || this.doc.store.pendingDs) throw new BrokenPromise('What arrived refers to what never arrived.')
  }

  #receiveAck(n: number): void {
    const claim = this.#claims.get(n)
    if (!claim) throw new BrokenPromise(`Acknowledgement ${n} was never asked for.`)
    this.#claims.delete(n)
    if ((this.journal.durable.get(claim.client) ?? 0) < claim.clock)
      throw new BrokenPromise('Something was called saved that is not durable.')
  }

  #receiveNews(json: unknown): void {
    const news = newsSchema.parse(json)
    if (news.kind === 'welcome' || news.kind === 'roster') for (const one of news.clients) this.authors.set(one.clientId, one.participantId)
    const tags = news.kind === 'welcome' ? news.tags : news.kind === 'tag' ? [news.tag] : []
    for (const tag of tags) {
      if (tag.seq > this.journal.headSeq) throw new BrokenPromise('A tag was shown before it was durable.')
      this.tags.set(tag.seq, tag)
    }
  }

  #mustBeDurable(clocks: ReadonlyMap<number, number>, what: string): void {
    for (const [client, clock] of clocks)
      if (clock > (this.journal.durable.get(client) ?? 0))
        throw new BrokenPromise(`${what} that is not durable (client ${client}, clock ${clock}).`)
  }

  #opened(clientId: number): Y.Doc {
    const doc = new Y.Doc()
    doc.clientID = clientId
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromServer) this.#say(messageType.sync, (encoder) => syncProtocol.writeUpdate(encoder, update))
    })
    return doc
  }

  #sendCommand(request: CommandRequest): void {
    this.#say(messageType.command, (encoder) => encoding.writeVarString(encoder, JSON.stringify(request)))
  }

  #say(type: number, write: (encoder: encoding.Encoder) => void): void {
    if (!this.line) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    this.line.send(encoding.toUint8Array(encoder))
  }
}
