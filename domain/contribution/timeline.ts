/** The outline of a page's history: when people were at it, and when much happened. What a time slider shows. */
import type { ParticipantId } from '../base/ids'

/** A time in which something happened; pauses longer than `pauseMs` part two stretches. */
export interface ActiveStretch {
  readonly fromSeq: number
  readonly toSeq: number
  readonly fromAt: number
  readonly toAt: number
}

export interface TimelineMark {
  readonly kind: 'joined' | 'left'
  readonly at: number
  readonly participantId: ParticipantId
}

export interface Timeline {
  readonly headSeq: number
  /** In order; together they hold everything that happened. Empty when nothing ever did. */
  readonly stretches: readonly ActiveStretch[]
  /** How much happened in each of equally long parts of the playing time, 0 to 1 of the busiest; empty without history. */
  readonly density: readonly number[]
  readonly marks: readonly TimelineMark[]
}

/** Replay does not sit through longer pauses. */
export const pauseMs = 30_000

/** Joins acts that overlap or follow each other without a pause. `acts` in order of `fromSeq`. */
export function stretchesOf(acts: readonly ActiveStretch[]): ActiveStretch[] {
  const joined: ActiveStretch[] = []
  for (const act of acts) {
    const last = joined.at(-1)
    if (last && act.fromAt - last.toAt <= pauseMs) {
      joined[joined.length - 1] = {
        fromSeq: last.fromSeq,
        toSeq: Math.max(last.toSeq, act.toSeq),
        fromAt: last.fromAt,
        toAt: Math.max(last.toAt, act.toAt),
      }
    } else joined.push(act)
  }
  return joined
}

/** Length of the history without its pauses, ms; every stretch counts at least a second, so that a single act is seen. */
export const playingTime = (stretches: readonly ActiveStretch[]): number => stretches.reduce((sum, one) => sum + lengthOf(one), 0)

const lengthOf = (stretch: ActiveStretch): number => Math.max(1_000, stretch.toAt - stretch.fromAt)

/** The moment of the history (server time, ms) that is `elapsed` ms into the playing time. */
export function momentAt(stretches: readonly ActiveStretch[], elapsed: number): number {
  let left = Math.max(0, elapsed)
  for (const stretch of stretches) {
    if (left <= lengthOf(stretch)) return stretch.fromAt + left
    left -= lengthOf(stretch)
  }
  return stretches.at(-1)?.toAt ?? 0
}

/** The reverse of `momentAt`: how far into the playing time a moment lies. Moments within a pause count as its start. */
export function elapsedAt(stretches: readonly ActiveStretch[], moment: number): number {
  let elapsed = 0
  for (const stretch of stretches) {
    if (moment < stretch.fromAt) return elapsed
    if (moment <= stretch.fromAt + lengthOf(stretch)) return elapsed + (moment - stretch.fromAt)
    elapsed += lengthOf(stretch)
  }
  return elapsed
}

/** Counts acts by where they begin in the playing time, in `parts` parts, as shares of the busiest. */
export function densityOf(acts: readonly ActiveStretch[], stretches: readonly ActiveStretch[], parts: number): number[] {
  const length = playingTime(stretches)
  if (length === 0) return []
  const counts = new Array<number>(parts).fill(0)
  for (const act of acts) {
    const part = Math.min(parts - 1, Math.floor((elapsedAt(stretches, act.fromAt) / length) * parts))
    counts[part] = (counts[part] ?? 0) + 1
  }
  const most = Math.max(...counts)
  return counts.map((count) => count / most)
}
