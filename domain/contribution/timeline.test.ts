import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ActiveStretch, densityOf, elapsedAt, momentAt, playingTime, stretchesOf } from './timeline'

const act = (fromSeq: number, fromAt: number, toAt = fromAt): ActiveStretch => ({ fromSeq, toSeq: fromSeq, fromAt, toAt })

describe('the outline of a history', () => {
  it('joins what follows without a pause and skips what people did not do', () => {
    const stretches = stretchesOf([act(1, 0, 10_000), act(2, 5_000, 40_000), act(3, 70_000), act(4, 3_600_000, 3_610_000)])
    expect(stretches).toEqual([
      { fromSeq: 1, toSeq: 3, fromAt: 0, toAt: 70_000 },
      { fromSeq: 4, toSeq: 4, fromAt: 3_600_000, toAt: 3_610_000 },
    ])
    expect(playingTime(stretches)).toBe(80_000)
    expect(momentAt(stretches, 75_000)).toBe(3_605_000)
    expect(elapsedAt(stretches, 1_800_000)).toBe(70_000)
    expect(densityOf([act(1, 0), act(2, 0), act(4, 3_600_000)], stretches, 8)).toEqual([1, 0, 0, 0, 0, 0, 0, 0.5])
  })

  it('moment and place in the playing time lead to each other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(100_000), fc.nat(60_000)), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (parts, share) => {
          let at = 0
          const acts = parts.map(([pause, length], n) => {
            const from = at + pause
            at = from + length
            return act(n + 1, from, at)
          })
          const stretches = stretchesOf(acts)
          const elapsed = share * playingTime(stretches)
          expect(elapsedAt(stretches, momentAt(stretches, elapsed))).toBeCloseTo(elapsed, 3)
        },
      ),
    )
  })

  it('an empty history has no length and no moments', () => {
    expect([playingTime([]), momentAt([], 5), elapsedAt([], 5), densityOf([], [], 4)]).toEqual([0, 0, 0, []])
  })
})
