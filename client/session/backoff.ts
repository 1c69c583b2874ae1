/** How long to wait before the next attempt to reach the server. */

const firstWait = 250
/** Low enough that a page is back within five seconds of the network's return, even when no event announces it. */
const longestWait = 4_000

/**
 * Milliseconds before attempt number `attempt` (1 is the first retry): doubling, capped, and spread over the upper half
 * of the interval by `random` (0 to 1), so that a hundred devices do not knock at the same moment.
 */
export function waitBefore(attempt: number, random: () => number): number {
  const whole = Math.min(longestWait, firstWait * 2 ** Math.max(0, attempt - 1))
  return Math.round(whole * (0.5 + 0.5 * random()))
}
