/** Time as the session sees it: handed in, so that tests own it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Calls `act` once after `ms` milliseconds. Returns the way to call it off. */
  readonly after: (ms: number, act: () => void) => () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}
