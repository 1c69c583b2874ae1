const thirtyYears = 30 * 366 * 24 * 3600 * 1000

/** Why a board cannot be kept until `time` (ms since 1970; null: no date), or null when it can. */
export function whyNotKeptUntil(time: number | null, now: number): string | null {
  if (time === null) return null
  if (time <= now) return 'Please choose a day that is still to come.'
  return time - now > thirtyYears ? 'Please choose a day within the next thirty years.' : null
}
