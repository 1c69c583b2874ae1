/** Time as the sync room sees it. Simulations bring their own. */
export interface Clock {
  /** Ms since 1970. */
  now(): number
  /** Calls back once after `ms`; the answer takes it back. */
  after(ms: number, then: () => void): () => void
  /** Calls back when what is waiting now has been read. */
  soon(then: () => void): void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
  soon: (then) => {
    setImmediate(then)
  },
}
