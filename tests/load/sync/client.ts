/** `Sender` keeps no document: it counts, times and answers the handshake. `Probe` keeps one, to check what it was told. */
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import { frame, RawWebSocket } from './raw-websocket'
import { now, until } from './timing'
import { emptyUpdate, type MessageKind, Wire, type WireName } from './wire'

/** Where to connect and as whom: the server under test issues the id, or for peers the generator makes one up. */
export interface Entry {
  readonly url: string
  readonly clientId: number
}

export interface ClientOptions {
  readonly wire: WireName
  readonly room: string
  readonly index: number
  readonly onData?: (payload: Buffer, kind: MessageKind, client: Sender) => void
}

const emptyVector = new Uint8Array([0])

export class Sender {
  readonly index: number
  readonly clientId: number
  readonly wire: Wire
  readonly socket: RawWebSocket
  synced = false
  syncMs = 0
  /** Updates the server has said are safe. */
  acknowledged = 0
  cursors = 0
  private readonly startedAt = now()
  private readonly onData: ClientOptions['onData']

  constructor(entry: Entry, options: ClientOptions) {
    this.index = options.index
    this.clientId = entry.clientId
    this.onData = options.onData
    this.wire = new Wire(options.wire, options.room)
    this.socket = new RawWebSocket(entry.url, { onOpen: () => this.opened(), onMessage: (payload) => this.message(payload) })
  }

  get closed(): boolean {
    return this.socket.closed
  }
  send(bytes: Buffer): void {
    this.socket.send(bytes)
  }
  close(): void {
    this.socket.close()
  }

  protected stateVector(): Uint8Array {
    return emptyVector
  }
  protected stateSince(_vector: Uint8Array): Uint8Array {
    return emptyUpdate
  }
  protected data(payload: Buffer, kind: MessageKind): void {
    this.onData?.(payload, kind, this)
  }

  private opened(): void {
    for (const message of this.wire.hello()) this.send(frame(message))
    this.send(frame(this.wire.step1(this.stateVector())))
  }

  private message(payload: Buffer): void {
    const kind = this.wire.kind(payload)
    if (kind === 'step1') this.send(frame(this.wire.step2(this.stateSince(this.wire.body(payload)))))
    else if (kind === 'acknowledgement') this.acknowledged = this.wire.acknowledged(payload, this.acknowledged)
    else if (kind !== 'other') this.data(payload, kind)
    if (kind === 'step2' && !this.synced) {
      this.synced = true
      this.syncMs = now() - this.startedAt
    }
  }
}

export class Probe extends Sender {
  readonly doc = new Y.Doc()
  readonly awareness = new awarenessProtocol.Awareness(this.doc)

  constructor(entry: Entry, options: ClientOptions, known?: Uint8Array) {
    super(entry, options)
    this.doc.clientID = entry.clientId
    this.awareness.setLocalState(null)
    if (known) Y.applyUpdate(this.doc, known, this)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.send(frame(this.wire.update(update)))
    })
  }

  protected override stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc)
  }
  protected override stateSince(vector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, vector)
  }
  protected override data(payload: Buffer, kind: MessageKind): void {
    if (kind === 'awareness') awarenessProtocol.applyAwarenessUpdate(this.awareness, this.wire.body(payload), this)
    else Y.applyUpdate(this.doc, Uint8Array.from(this.wire.body(payload)), this)
    super.data(payload, kind)
  }

  override close(): void {
    super.close()
    this.awareness.destroy()
    this.doc.destroy()
  }
}

/** Waits until all have the document; fails with the first reason if one was closed meanwhile. */
export async function allSynced<Client extends Sender>(clients: readonly Client[], ms = 60_000): Promise<void> {
  await until(() => clients.every((client) => client.synced || client.closed), ms, 'clients to have the document')
  const lost = clients.filter((client) => client.closed)
  if (lost.length > 0) throw new Error(`${lost.length} of ${clients.length} connections were closed: ${lost[0]!.socket.reason}`)
}
