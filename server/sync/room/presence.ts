/**
 * Presence: who is here and where. Never stored. Each connection speaks for its own id only, and who it is is written in
 * by the server. The latest of each person goes out once a tick, to everybody but themselves.
 *
 * Clocks are the server's own, from the time of day: they rise across restarts, and a person who comes back is not taken
 * for older news than their leaving. The renewals every awareness sends (each to all: N²) stop here; the server renews for
 * everybody who is connected, all in one message.
 */
import * as decoding from 'lib0/decoding'
import { presenceState } from '@/domain/protocol/wire'
import { presenceEntry, presenceFrame } from './messages'

export const presenceLimits = {
  /** Bytes of one person's state. */
  size: 1_024,
  /** Ms between two looks at one person: 30 a second. */
  apart: 33,
  /** Ms after which others are reminded that somebody is still here; they forget after 30 s. */
  renewAfter: 10_000,
} as const

export interface Identity {
  readonly participantId: string
  readonly name: string
  readonly colour: string
}

interface Entry {
  /** What came last and was not shown yet; undefined when there is nothing new. */
  waiting: string | undefined
  /** What others were shown last; null when they were shown nothing. */
  shown: string | null
  identity: () => Identity
  clock: number
  shownAt: number
}

/** What changed in one tick, ready to be framed for anybody. */
export interface PresenceTick {
  has(clientId: number): boolean
  /** The frame for somebody, without themselves; null when nothing is left. */
  frameFor(clientId: number | null): Buffer | null
}

/** Picks the state of `clientId` out of an awareness message; undefined when it is not in it or too long. */
export function ownState(states: Uint8Array, clientId: number): string | undefined {
  try {
    const decoder = decoding.createDecoder(states)
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const client = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      if (client === clientId) {
        if (length > presenceLimits.size) return undefined
        return Buffer.from(decoding.readUint8Array(decoder, length)).toString('utf8')
      }
      decoder.pos += length
    }
  } catch {
    return undefined
  }
  return undefined
}

/** Who somebody says they are is not even looked at. */
const claimed = presenceState.omit({ person: true })

/** The state as others may see it: only what the wire knows, with the server's word for who it is. Null hides the person. */
export function stamped(state: string, identity: Identity): string | null {
  let value: unknown
  try {
    value = JSON.parse(state)
  } catch {
    return null
  }
  const read = claimed.safeParse(value)
  return read.success ? JSON.stringify({ ...read.data, person: identity }) : null
}

export class Presence {
  readonly #entries = new Map<number, Entry>()
  /** Clocks of those who left a moment ago: should they come back at once, they go on from there. */
  readonly #clocksOfGone = new Map<number, number>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Takes in what a connection says about itself. True when there is something to show. */
  say(clientId: number, identity: () => Identity, states: Uint8Array): boolean {
    const state = ownState(states, clientId)
    if (state === undefined) return false
    const entry = this.#entries.get(clientId)
    if (entry) entry.waiting = state
    else if (state !== 'null')
      this.#entries.set(clientId, { waiting: state, shown: null, identity, clock: this.#clocksOfGone.get(clientId) ?? 0, shownAt: 0 })
    return entry !== undefined || state !== 'null'
  }

  /** The person has gone. True when others had seen them. */
  leave(clientId: number): boolean {
    const entry = this.#entries.get(clientId)
    if (!entry) return false
    entry.waiting = 'null'
    entry.shownAt = 0
    return entry.shown !== null
  }

  /** Their name or colour is another now. */
  renamed(clientId: number): void {
    const entry = this.#entries.get(clientId)
    if (entry?.shown) entry.waiting ??= entry.shown
  }

  /** What is due. `later` is when the next of what had to wait is due, in ms from now, or null. */
  take(): { tick: PresenceTick | null; later: number | null } {
    const now = this.#now()
    const changed = new Map<number, Uint8Array>()
    let later: number | null = null
    for (const [clientId, entry] of this.#entries) {
      if (entry.waiting === undefined) continue
      const wait = entry.shownAt + presenceLimits.apart - now
      if (wait > 0) {
        later = Math.min(later ?? wait, wait)
        continue
      }
      const next = entry.waiting === 'null' ? null : stamped(entry.waiting, entry.identity())
      entry.waiting = undefined
      if (next !== entry.shown) changed.set(clientId, this.#show(clientId, entry, next, now))
      if (next === null) {
        this.#entries.delete(clientId)
        this.#clocksOfGone.set(clientId, entry.clock)
      }
    }
    return { tick: changed.size > 0 ? tickOf(changed) : null, later }
  }

  /** Reminds others of everybody whose last sign is old; null when there is nobody. */
  renew(): PresenceTick | null {
    const now = this.#now()
    for (const [clientId, clock] of this.#clocksOfGone) if (clock < timeClock(now)) this.#clocksOfGone.delete(clientId)
    const old = [...this.#entries].filter(([, entry]) => entry.shown !== null && now - entry.shownAt >= presenceLimits.renewAfter)
    return old.length > 0
      ? tickOf(new Map(old.map(([clientId, entry]) => [clientId, this.#show(clientId, entry, entry.shown, now)])))
      : null
  }

  /** Everybody who is here, for somebody who has just come (or has caught up). */
  everybody(): PresenceTick | null {
    const here = [...this.#entries].filter(([, entry]) => entry.shown !== null)
    return here.length > 0
      ? tickOf(new Map(here.map(([clientId, entry]) => [clientId, encoded(clientId, entry.clock, entry.shown)])))
      : null
  }

  #show(clientId: number, entry: Entry, state: string | null, now: number): Uint8Array {
    entry.shown = state
    entry.shownAt = now
    entry.clock = Math.max(entry.clock + 1, timeClock(now))
    return encoded(clientId, entry.clock, state)
  }
}

/** Hundredths of a second: faster than anybody is shown, so the time of day is never behind. */
const timeClock = (now: number): number => Math.floor(now / 10)

const encoded = (clientId: number, clock: number, state: string | null): Uint8Array => presenceEntry(clientId, clock, state ?? 'null')

/** All entries end to end, so that what somebody is sent without themselves is two pieces of it. */
function tickOf(entries: ReadonlyMap<number, Uint8Array>): PresenceTick {
  const all = Buffer.concat([...entries.values()])
  const places = new Map<number, { readonly from: number; readonly to: number }>()
  let from = 0
  for (const [clientId, { length }] of entries) {
    places.set(clientId, { from, to: from + length })
    from += length
  }
  let forAll: Buffer | undefined
  return {
    has: (clientId) => places.has(clientId),
    frameFor: (clientId) => {
      const own = clientId === null ? undefined : places.get(clientId)
      if (!own) return (forAll ??= presenceFrame(places.size, all))
      return places.size === 1 ? null : presenceFrame(places.size - 1, all.subarray(0, own.from), all.subarray(own.to))
    },
  }
}
