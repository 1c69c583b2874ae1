import type { Clock } from '../clock'

export interface FakeClock extends Clock {
  /** Moves time on and calls what falls due, in order. */
  readonly advance: (ms: number) => void
}

export function createFakeClock(start = 1_000_000): FakeClock {
  let now = start
  let due: Array<{ readonly at: number; readonly act: () => void }> = []
  return {
    now: () => now,
    after: (ms, act) => {
      const entry = { at: now + ms, act }
      due.push(entry)
      return () => void (due = due.filter((one) => one !== entry))
    },
    advance: (ms) => {
      const end = now + ms
      for (;;) {
        const next = due.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        due = due.filter((one) => one !== next)
        now = Math.max(now, next.at)
        next.act()
      }
      now = end
    },
  }
}

/** Lets everything that waits for the event loop (storage, microtasks) go on for one round. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0))

/** Lets everything that is under way go on until `holds`; fails when it never does. */
export async function until(holds: () => boolean, what = 'the condition'): Promise<void> {
  for (let turn = 0; turn < 2_000; turn++) {
    if (holds()) return
    await nextTurn()
  }
  throw new Error(`${what} never came true`)
}
