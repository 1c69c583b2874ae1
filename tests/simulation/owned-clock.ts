/**
 * The only time there is in a simulation: it moves when `step` is called, to the next thing that is due. Things due at
 * the same moment happen in the order in which they were asked for.
 */
import type { Clock } from '@/server/sync/clock'

interface Due {
  readonly at: number
  readonly order: number
  act: (() => void) | null
}

export class OwnedClock {
  #now = Date.UTC(2026, 2, 4, 10, 0, 0)
  #order = 0
  #due: Due[] = []

  now(): number {
    return this.#now
  }

  /** Calls `act` once after `ms`; the answer takes it back. */
  after(ms: number, act: () => void): () => void {
    const due: Due = { at: this.#now + ms, order: this.#order++, act }
    const place = this.#due.findLastIndex((other) => other.at <= due.at)
    this.#due.splice(place + 1, 0, due)
    return () => {
      due.act = null
    }
  }

  /** Moves to the next due thing, does it and lets every promise that follows from it settle. False when nothing is due. */
  async step(): Promise<boolean> {
    const due = this.#due.shift()
    if (!due) return false
    this.#now = due.at
    due.act?.()
    if (due.act) await settled()
    return true
  }

  /** A clock for something that can die: what it asked for does not happen any more once `isAlive` says no. */
  mortal(isAlive: () => boolean): Clock {
    const after: Clock['after'] = (ms, act) => this.after(ms, () => isAlive() && act())
    return { now: () => this.#now, after, soon: (act) => void after(0, act) }
  }
}

/** Resolves after all promises that can go on have gone on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
