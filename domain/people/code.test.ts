import { describe, expect, it } from 'vitest'
import { codeAlphabet, joinCode, returnCode, spacedCode } from './code'

describe('codes', () => {
  it('contain no character that is taken for another, and no vowel', () => {
    for (const confusing of '0125AEIOULSZ') expect(codeAlphabet).not.toContain(confusing)
    expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length)
  })
  it('are read as people type them', () => {
    for (const typed of ['bcd fgh', 'BCD-FGH', ' b c d f g h ', 'bcdfgh']) expect(joinCode.parse(typed)).toBe('BCDFGH')
  })
  it('are refused with their length when something is missing', () => {
    expect(joinCode.safeParse('BCDFG').error?.issues[0]?.message).toContain('6 letters and numbers')
    expect(returnCode.safeParse('BCDFGH').success).toBe(false)
  })
  it('are shown in groups', () => {
    expect(spacedCode('BCDFGH', 3)).toBe('BCD-FGH')
    expect(spacedCode('BCDFGHJKMNPQ', 4)).toBe('BCDF-GHJK-MNPQ')
  })
})
