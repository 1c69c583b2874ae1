/**
 * How often something may be tried. Only failures count where guessing is the danger, so that a whole room behind one
 * address can join at once. Limits are kept per process; they slow guessing down, they are not what access rests on.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'

/** points: tries; duration: seconds until they come back. `everybody` bounds the tries of all addresses together. */
const limits = {
  'sign-in': { points: 10, duration: 600 },
  'sign-in address': { points: 10, duration: 600 },
  code: { points: 20, duration: 600 },
  'code everybody': { points: 600, duration: 600 },
  'return code': { points: 10, duration: 600 },
  'return code everybody': { points: 600, duration: 600 },
  join: { points: 200, duration: 600 },
  'set-up': { points: 10, duration: 600 },
  mail: { points: 5, duration: 600 },
} as const
export type Limit = keyof typeof limits

const held = globalThis as { evenboardLimits?: Map<Limit, RateLimiterMemory> }

function limiter(limit: Limit): RateLimiterMemory {
  held.evenboardLimits ??= new Map()
  const known = held.evenboardLimits.get(limit)
  if (known) return known
  const made = new RateLimiterMemory({ keyPrefix: limit, ...limits[limit] })
  held.evenboardLimits.set(limit, made)
  return made
}

function tooMany(waitMs: number): Refusal {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000))
  return {
    reason: 'too-many',
    words: `That was tried too often. Please wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and try again.`,
  }
}

/** Counts one try. Refused when the tries are used up; the refusal says how long to wait. */
export async function countTry(limit: Limit, key: string): Promise<Result<void, Refusal>> {
  try {
    await limiter(limit).consume(key)
    return accepted(undefined)
  } catch (outcome) {
    if (outcome instanceof RateLimiterRes) return refused(tooMany(outcome.msBeforeNext))
    throw outcome
  }
}

/** Whether a try may be made at all, without counting it: for limits where only failures count. */
export async function mayTry(limit: Limit, key: string): Promise<Result<void, Refusal>> {
  const state = await limiter(limit).get(key)
  return state && state.consumedPoints >= limits[limit].points ? refused(tooMany(state.msBeforeNext)) : accepted(undefined)
}

/** Forgets the failures of `key`, after a success. */
export const forgive = (limit: Limit, key: string): Promise<boolean> => limiter(limit).delete(key)

/** Starts every limit afresh, for tests. */
export const forgetTries = (): void => held.evenboardLimits?.clear()
