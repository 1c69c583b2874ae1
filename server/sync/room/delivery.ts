/**
 * One write per receiver: each frame was made once, most receivers get the very same bytes, edits come first. Whoever does
 * not read holds a megabyte at most: then nothing more is queued, and what was missed is sent in one piece afterwards.
 */
import * as Y from 'yjs'
import type { Connection } from './connection'
import { updateFrame } from './messages'
import type { Pending } from './pending'
import type { PresenceTick } from './presence'
import type { Room } from './room'

/** Bytes held for one connection before it counts as slow, and of its own frames before it is sent away. */
export const heldLimits = { shared: 1024 * 1024, own: 256 * 1024 } as const

export interface Delivery {
  readonly shown: Pending['shown']
  readonly personal: Pending['personal']
  /** Frames for everybody who announced themselves. */
  readonly news: readonly Buffer[]
  readonly presence: PresenceTick | null
}

export function deliver(room: Room, { shown, personal, news, presence }: Delivery): void {
  if (shown.length + personal.length + news.length === 0 && !presence) return
  const edits = new Edits(shown)
  const own = new Map<Connection, Buffer[]>()
  for (const { to, frame } of personal) {
    const frames = own.get(to)
    if (frames) frames.push(frame)
    else own.set(to, [frame])
  }
  const same: { plain?: Buffer; announced?: Buffer } = {}
  const chunkFor = (connection: Connection | null, announced: boolean): Buffer =>
    Buffer.concat([
      ...edits.without(connection),
      ...(announced ? news : []),
      ...present(presence?.frameFor(connection && connection.who.clientId)),
      ...((connection && own.get(connection)) ?? []),
    ])
  const position = shown.at(-1)?.seq
  for (const connection of room.connections) {
    const special = edits.has(connection) || own.has(connection) || presence?.has(connection.who.clientId) === true
    if (!connection.ready || connection.laggingSince !== null) {
      holdBack(room, connection, own.get(connection) ?? [], connection.announced ? news : [])
      continue
    }
    const kind = connection.announced ? 'announced' : 'plain'
    const chunk = special ? chunkFor(connection, connection.announced) : (same[kind] ??= chunkFor(null, connection.announced))
    if (position !== undefined) connection.position = position
    write(room, connection, chunk)
  }
}

/** The changes of one tick end to end: everybody gets all of them but their own, in as few pieces as there are. */
class Edits {
  readonly #all: Buffer
  readonly #own = new Map<Connection, Array<{ readonly from: number; to: number }>>()

  constructor(shown: Delivery['shown']) {
    this.#all = Buffer.concat(shown.map((one) => one.frame))
    let from = 0
    for (const { from: writer, frame } of shown) {
      const to = from + frame.length
      if (writer) this.#take(writer, from, to)
      from = to
    }
  }

  has(connection: Connection): boolean {
    return this.#own.has(connection)
  }

  without(connection: Connection | null): Buffer[] {
    const own = connection && this.#own.get(connection)
    if (!own) return [this.#all]
    let at = 0
    const pieces: Buffer[] = []
    for (const { from, to } of own) {
      if (from > at) pieces.push(this.#all.subarray(at, from))
      at = to
    }
    pieces.push(this.#all.subarray(at))
    return pieces
  }

  #take(writer: Connection, from: number, to: number): void {
    const own = this.#own.get(writer)
    const last = own?.at(-1)
    if (last?.to === from) last.to = to
    else if (own) own.push({ from, to })
    else this.#own.set(writer, [{ from, to }])
  }
}

const present = (frame: Buffer | null | undefined): Buffer[] => (frame ? [frame] : [])

export function write(room: Room, connection: Connection, chunk: Uint8Array): void {
  if (chunk.length === 0 || connection.closed) return
  const { counters, clock } = room.ports
  counters.framesWritten += 1
  counters.bytesWritten += chunk.length
  connection.link.write(chunk)
  if (connection.laggingSince !== null || connection.link.held <= heldLimits.shared) return
  counters.slowReaders += 1
  connection.laggingSince = clock.now()
  connection.link.whenDrained(() => room.catchUp(connection))
}

/** What is only for this connection is kept for it; what everybody gets it will catch up on. */
function holdBack(room: Room, connection: Connection, own: readonly Buffer[], news: readonly Buffer[]): void {
  if (!connection.ready) {
    // It has not asked for the document yet; acknowledgements and news do not depend on that.
    const frames = [...news, ...own]
    if (frames.length > 0) write(room, connection, Buffer.concat(frames))
    return
  }
  connection.heldBack.push(...news, ...own)
  if (connection.heldBack.reduce((sum, frame) => sum + frame.length, 0) > heldLimits.own) room.leave(connection, 1013, 'too slow')
}

/** The socket has taken everything: sends what was missed as one update, or the whole state when that is gone from memory. */
export function catchUp(room: Room, connection: Connection): void {
  if (connection.closed || room.closed) return
  room.queue.enqueue(() => {
    room.queue.whenDurable(() => {
      if (connection.closed) return
      connection.laggingSince = null
      const missed = room.snapshot.since(connection.position)
      if (!missed) room.freshSnapshot()
      const frames = missed ? (missed.length > 0 ? [updateFrame(Y.mergeUpdates(missed))] : []) : (room.snapshot.framesForNewcomer() ?? [])
      connection.position = room.durableSeq
      const everybody = room.presence.everybody()?.frameFor(connection.who.clientId)
      write(room, connection, Buffer.concat([...frames, ...connection.heldBack.splice(0), ...present(everybody)]))
    })
    return undefined
  })
}
