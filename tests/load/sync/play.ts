/** Sends prepared frames on a schedule and waits until they have arrived. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import * as encoding from 'lib0/encoding'
import type { Sender } from './client'
import { markedText, textTimeOffset } from './marker'
import { frame } from './raw-websocket'
import { now, sleep } from './timing'

export interface Scheduled {
  readonly atMs: number
  readonly client: Sender
  readonly bytes: Buffer
  readonly timeAt: number
}

type Prepared = Pick<Scheduled, 'bytes' | 'timeAt'>

/** Every client sends `rate` a second; clients are spread over the interval so that they do not send at once. */
export function schedule(clients: readonly Sender[], rate: number, seconds: number, prepare: (client: Sender) => Prepared): Scheduled[] {
  const each = Math.max(1, Math.round(rate * seconds))
  return clients
    .flatMap((client, order) => {
      const phase = (order * 0.6180339887) % 1
      return Array.from({ length: each }, (_, turn) => ({ atMs: ((turn + phase) / rate) * 1000, client, ...prepare(client) }))
    })
    .sort((a, b) => a.atMs - b.atMs)
}

export interface Played {
  readonly seconds: number
  /** CPU seconds the generator itself used, and how late its own event loop ran: the floor of every latency. */
  readonly ownCpu: number
  readonly ownLagP99: number
}

export async function play(events: readonly Scheduled[], stamp: (bytes: Buffer, at: number, ms: number) => void): Promise<Played> {
  const lag = monitorEventLoopDelay({ resolution: 10 })
  lag.enable()
  const before = process.cpuUsage()
  const start = now()
  let next = 0
  await new Promise<void>((resolve) => {
    const turn = (): void => {
      const elapsed = now() - start
      for (let event = events[next]; event && event.atMs <= elapsed; event = events[++next]) {
        stamp(event.bytes, event.timeAt, now())
        event.client.send(event.bytes)
      }
      if (next < events.length) setTimeout(turn, 1)
      else resolve()
    }
    turn()
  })
  lag.disable()
  const used = process.cpuUsage(before)
  return { seconds: (now() - start) / 1000, ownCpu: (used.user + used.system) / 1e6, ownLagP99: lag.percentile(99) / 1e6 - 10 }
}

/** Waits until `count` reaches `goal`, or has not moved for a second and a half. */
export async function drain(count: () => number, goal: number): Promise<void> {
  let last = count()
  for (let movedAt = now(); count() < goal && now() - movedAt < 1500; await sleep(20)) {
    if (count() === last) continue
    last = count()
    movedAt = now()
  }
}

/** A cursor and a caret as the product shows them, with the mark where the caret's position would be. */
export function cursorFrame(client: Sender): Prepared {
  const count = ++client.cursors
  const state = JSON.stringify({
    cursor: { x: (count * 7) % 5000, y: (count * 13) % 5000 },
    editing: { objectId: 'benchcursor', anchor: markedText(client.index, count), head: null },
  })
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client.clientId)
  encoding.writeVarUint(encoder, count)
  encoding.writeVarString(encoder, state)
  const bytes = frame(client.wire.awareness(encoding.toUint8Array(encoder)))
  return { bytes, timeAt: textTimeOffset(bytes) }
}
