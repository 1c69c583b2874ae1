/**
 * How much one connection may send. Generous: a class of honest clients never meets it. Whoever is over it is not thrown
 * out but read more slowly, which costs nothing here and slows the sender down by itself.
 */
export const rateLimits = {
  messages: { perSecond: 600, burst: 4_000 },
  bytes: { perSecond: 2 * 1024 * 1024, burst: 16 * 1024 * 1024 },
} as const

/** A pair of token buckets. `now` in ms. */
export class Rate {
  #messages: number = rateLimits.messages.burst
  #bytes: number = rateLimits.bytes.burst
  #at: number

  constructor(now: number) {
    this.#at = now
  }

  /** Counts a message and answers for how many ms no more should be read. */
  take(length: number, now: number): number {
    const seconds = Math.max(0, now - this.#at) / 1000
    this.#at = now
    const { messages, bytes } = rateLimits
    this.#messages = Math.min(messages.burst, this.#messages + seconds * messages.perSecond) - 1
    this.#bytes = Math.min(bytes.burst, this.#bytes + seconds * bytes.perSecond) - length
    const wait = Math.max(-this.#messages / messages.perSecond, -this.#bytes / bytes.perSecond)
    return wait > 0 ? Math.ceil(wait * 1000) : 0
  }
}
