import { expect, it } from 'vitest'
import { initialsOf } from './note-decorations'
import { hasColour, personGlyph } from './person-glyph'

it('makes initials of one or two words in any script', () => {
  expect(initialsOf('Jay')).toBe('J')
  expect(initialsOf('mary ann o’neill')).toBe('MO')
  expect(initialsOf('  ')).toBe('')
  expect(initialsOf('أمل خان')).toBe('أخ')
  expect(initialsOf('👩🏽‍🦱 dee')).toBe('👩🏽‍🦱D')
})

it('knows a coloured pixel from grey ones', () => {
  expect(hasColour(Uint8ClampedArray.of(0, 0, 0, 255, 90, 90, 90, 255))).toBe(false)
  expect(hasColour(Uint8ClampedArray.of(0, 0, 0, 255, 200, 30, 30, 255))).toBe(true)
})

it('leaves a picture out where it cannot be drawn', () => {
  expect(personGlyph('moon')).toBe('')
  expect(personGlyph('no such thing')).toBe('')
})
