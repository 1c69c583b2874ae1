/**
 * One websocket of an owned network: messages arrive in order after a while, or never. It can be cut (what is under way
 * is lost and both ends notice later) and it can stall (nothing arrives at the client, and the server sees it held).
 */
import { payloadsOf } from '@/server/sync/transport/frames'
import type { Link } from '@/server/sync/room/connection'
import type { Visit } from '@/server/sync/rooms'
import type { Dice } from './dice'
import type { OwnedClock } from './owned-clock'

export interface FarEnd {
  receive(message: Uint8Array): void
  /** `code` is null when the line was cut. */
  closed(code: number | null, reason: string): void
}

const heldWhileStalled = 2 * 1024 * 1024

export class Line {
  #visit: Visit | null = null
  #cut = false
  #stalled = false
  #toServerAt = 0
  #toClientAt = 0
  #order = 0
  #waiting: Array<{ order: number; arrive: () => void }> = []
  #drained: Array<() => void> = []
  #paused: Uint8Array[] | null = null

  constructor(
    readonly clock: OwnedClock,
    readonly dice: Dice,
    readonly far: FarEnd,
    /** Ms one way, at most. */
    readonly latency: number,
  ) {}

  /** The server let this line in. */
  opened(visit: Visit): void {
    this.#visit = visit
  }

  readonly link: Link = {
    write: (frames) => {
      const messages = payloadsOf(Uint8Array.from(frames))
      for (const message of messages) this.#toClient(() => this.far.receive(message))
    },
    held: 0,
    whenDrained: (then) => {
      if (this.#stalled) this.#drained.push(then)
      else this.clock.after(0, then)
    },
    pause: () => {
      this.#paused ??= []
    },
    resume: () => {
      const waiting = this.#paused ?? []
      this.#paused = null
      for (const message of waiting) {
        this.#arrived(message)
      }
    },
    close: (code, reason) => {
      this.#toClient(() => {
        if (this.#cut) return
        this.#cut = true
        this.far.closed(code, reason)
      })
      this.clock.after(0, () => this.#visit?.leave())
    },
  }

  send(message: Uint8Array): void {
    this.#toServerAt = this.#notBefore(this.#toServerAt)
    this.clock.after(this.#toServerAt - this.clock.now(), () => {
      if (!this.#cut) this.#arrived(message)
    })
  }

  #arrived(message: Uint8Array): void {
    if (this.#paused) this.#paused.push(message)
    else this.#visit?.receive(message)
  }

  /** Both ends notice, each when it does. */
  cut(): void {
    if (this.#cut) return
    this.#cut = true
    this.#waiting = []
    this.clock.after(this.dice.between(0, 300), () => this.#visit?.leave())
    this.clock.after(this.dice.between(0, 300), () => this.far.closed(null, 'cut'))
  }

  stall(): void {
    this.#stalled = true
    Object.assign(this.link, { held: heldWhileStalled })
  }

  flow(): void {
    this.#stalled = false
    Object.assign(this.link, { held: 0 })
    for (const { order, arrive } of this.#waiting.splice(0).sort((a, b) => a.order - b.order)) this.#deliver(order, arrive)
    for (const then of this.#drained.splice(0)) this.clock.after(0, then)
  }

  #toClient(arrive: () => void): void {
    this.#deliver(this.#order++, arrive)
  }

  #deliver(order: number, arrive: () => void): void {
    if (this.#stalled) {
      this.#waiting.push({ order, arrive })
      return
    }
    this.#toClientAt = this.#notBefore(this.#toClientAt)
    this.clock.after(this.#toClientAt - this.clock.now(), () => {
      if (this.#stalled) this.#waiting.push({ order, arrive })
      else if (!this.#cut) arrive()
    })
  }

  #notBefore(last: number): number {
    return Math.max(last, this.clock.now() + this.dice.between(1, this.latency))
  }
}
