import { describe, expect, it } from 'vitest'
import { nextMark, personColours, type PersonMark, personSymbols } from './person-mark'

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe('marks of people', () => {
  it('carry white writing readably', () => {
    for (const colour of personColours) expect(1.05 / (luminance(colour) + 0.05), colour).toBeGreaterThanOrEqual(4.5)
  })
  it('are all different for the first twelve people, in colour and in picture', () => {
    const taken: PersonMark[] = []
    for (let person = 0; person < 12; person += 1) taken.push(nextMark(taken))
    expect(new Set(taken.map((mark) => mark.colour)).size).toBe(12)
    expect(new Set(taken.map((mark) => mark.symbol)).size).toBe(12)
  })
  it('never repeat a pair in a room of a hundred', () => {
    const taken: PersonMark[] = []
    for (let person = 0; person < 24; person += 1) taken.push(nextMark(taken))
    expect(new Set(taken.map((mark) => mark.symbol)).size).toBe(personSymbols.length)
  })
})
