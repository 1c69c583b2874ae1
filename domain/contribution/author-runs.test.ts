import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ObjectId, ParticipantId } from '../base/ids'
import { mergeRuns, runsText, spliceRuns, wordShares } from './author-runs'
import type { AuthorRun } from './contribution'

const anna = 'anna' as ParticipantId
const ben = 'ben' as ParticipantId
const run = fc.record({
  text: fc.string({ maxLength: 6 }),
  wordsBy: fc.constantFrom(anna, ben, null),
  placedBy: fc.constantFrom(anna, ben),
})

describe('stretches with their writers', () => {
  it('a splice changes the text as a splice of the text would, and leaves no two neighbours to join', () => {
    fc.assert(
      fc.property(fc.array(run), fc.array(run, { maxLength: 3 }), fc.nat(40), fc.nat(20), (before, insert, index, remove) => {
        const runs = mergeRuns(before)
        const text = runsText(runs)
        const after = spliceRuns(runs, index, remove, insert)
        expect(runsText(after)).toBe(text.slice(0, index) + runsText(insert) + text.slice(index + remove))
        expect(mergeRuns(after)).toEqual(after)
      }),
    )
  })

  it('words carried to another note are not deleted: they stand where they were carried', () => {
    const here = 'here00000000' as ObjectId
    const there = 'there0000000' as ObjectId
    const carried: AuthorRun = { text: 'carried', wordsBy: anna, placedBy: ben, how: 'pasted', root: here }
    const shares = wordShares([
      { object: { id: here }, runs: [{ text: 'stays', wordsBy: anna, placedBy: anna }], written: { anna: 20 } },
      { object: { id: there }, runs: [carried], written: {} },
    ])
    expect(shares.get(here)).toEqual([{ participantId: anna, alive: 5, deleted: 8, placedByOthers: 0 }])
    expect(shares.get(there)).toEqual([{ participantId: anna, alive: 7, deleted: 0, placedByOthers: 7 }])
  })
})
