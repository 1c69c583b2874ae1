import { describe, expect, it } from 'vitest'
import { distinctName, longestName, personName, tidyName } from './person-name'

describe('a name', () => {
  it('is trimmed and single-spaced', () => expect(personName.parse('  Mary \t  Ann ')).toBe('Mary Ann'))
  it('may be an emoji, in any script, or one letter', () => {
    for (const name of ['🪁', '👩‍👧', 'فاطمة', '李', 'Ö', 'J']) expect(personName.parse(name)).toBe(name)
  })
  it('loses characters nobody sees, so that it cannot pose as another name', () => {
    expect(tidyName('S\u200ba\u202em')).toBe('Sam')
    expect(tidyName('\u2066Sam\u2069')).toBe('Sam')
  })
  it('is refused when nothing is left to see, with words that help', () => {
    for (const name of ['', '   ', '\u200b\u202e']) {
      expect(personName.safeParse(name).error?.issues[0]?.message).toBe('Please give a name to show.')
    }
  })
  it('is counted in characters, not in bytes', () => {
    expect(personName.safeParse('🪁'.repeat(longestName)).success).toBe(true)
    expect(personName.safeParse('x'.repeat(longestName + 1)).success).toBe(false)
  })
})

describe('two people of one name', () => {
  it('are told apart by a number', () => {
    expect(distinctName('Sam', [])).toBe('Sam')
    expect(distinctName('Sam', ['Sam'])).toBe('Sam 2')
    expect(distinctName('sam', ['SAM', 'Sam 2'])).toBe('sam 3')
  })
  it('are told apart even when one is written in wide letters', () => expect(distinctName('Ｓａｍ', ['Sam'])).toBe('Ｓａｍ 2'))
})
