/** Clocks, waiting and a histogram that can be merged between processes. */

const offset = Number(process.hrtime.bigint()) / 1e6 - performance.now()
/** Milliseconds on the machine's monotonic clock: comparable between processes. */
export const now = (): number => performance.now() + offset

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Resolves when the condition holds; fails after `ms` with the words for what was awaited. */
export async function until(condition: () => boolean, ms: number, what: string): Promise<void> {
  const end = now() + ms
  while (!condition()) {
    if (now() > end) throw new Error(`waited ${ms} ms for ${what}`)
    await sleep(5)
  }
}

/** Like `until`, but says whether it came true instead of failing. */
export const within = (condition: () => boolean, ms: number): Promise<boolean> =>
  until(condition, ms, '').then(
    () => true,
    () => condition(),
  )

/** Repeatable random numbers (mulberry32). */
export const dice = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const step = Math.log(1.02)
const smallest = 0.01

export interface HistogramData {
  readonly counts: Record<number, number>
  readonly n: number
  readonly max: number
}

/** Milliseconds in buckets of 2 %. */
export class Histogram {
  private counts: Record<number, number>
  private n: number
  private max: number

  constructor(data: HistogramData = { counts: {}, n: 0, max: 0 }) {
    this.counts = { ...data.counts }
    this.n = data.n
    this.max = data.max
  }

  add(ms: number): void {
    const bucket = ms <= smallest ? 0 : Math.ceil(Math.log(ms / smallest) / step)
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1
    this.n++
    this.max = Math.max(this.max, ms)
  }

  quantile(share: number): number {
    let left = share * this.n
    for (const bucket of Object.keys(this.counts)
      .map(Number)
      .sort((a, b) => a - b)) {
      left -= this.counts[bucket] ?? 0
      if (left <= 0) return Math.min(this.max, smallest * Math.exp(bucket * step))
    }
    return this.n === 0 ? Number.NaN : this.max
  }

  data(): HistogramData {
    return { counts: this.counts, n: this.n, max: this.max }
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length === 0) return Number.NaN
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
