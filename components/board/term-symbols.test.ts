import { expect, it } from 'vitest'
import { taxonomies } from '@/domain/involvement/taxonomy'
import { termGlyph } from './term-symbols'

it('has a picture of its own for every term, so that colour is never the only sign', () => {
  for (const taxonomy of taxonomies) {
    const glyphs = taxonomy.terms.map((term) => termGlyph(term.symbol))
    expect(glyphs.every((glyph) => [...glyph].length === 1)).toBe(true)
    expect(new Set(glyphs).size).toBe(glyphs.length)
  }
})
