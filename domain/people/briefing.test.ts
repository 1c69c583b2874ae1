import { describe, expect, it } from 'vitest'
import { briefing, briefingWords, countWords } from './briefing'

const headings = 'Who can see this? For how long? What happens with it?'

describe('the words before the first note', () => {
  for (const people of [1, 7, 1000]) {
    for (const evaluators of [0, 1, 12]) {
      for (const released of [true, false]) {
        for (const keptUntil of [null, Date.UTC(2027, 8, 30)]) {
          it(`are at most ${briefingWords}, headings included (${people} people, ${evaluators} evaluators, ${released ? 'released' : 'not released'}, ${keptUntil ? 'dated' : 'undated'})`, () => {
            const words = briefing({ people, evaluators, released, keptUntil })
            expect(countWords([headings, words.whoSees, words.howLong, words.whatHappens].join(' '))).toBeLessThanOrEqual(briefingWords)
          })
        }
      }
    }
  }
  it('say that evaluators read along when they do, and that they do not yet when they do not', () => {
    const facts = { people: 5, evaluators: 2, keptUntil: null }
    expect(briefing({ ...facts, released: true }).whoSees).toContain('Evaluators can read it too')
    expect(briefing({ ...facts, released: false }).whoSees).toContain('only after a facilitator releases it')
  })
  it('name the day the board is kept until', () => {
    expect(briefing({ people: 1, evaluators: 0, released: false, keptUntil: Date.UTC(2027, 2, 3) }).howLong).toContain('3 March 2027')
  })
  it('use short sentences', () => {
    const words = briefing({ people: 5, evaluators: 2, released: false, keptUntil: Date.UTC(2027, 8, 30) })
    for (const sentence of Object.values(words)
      .join(' ')
      .split(/(?<=[.?])\s/))
      expect(countWords(sentence), sentence).toBeLessThanOrEqual(15)
  })
})
