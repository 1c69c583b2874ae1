import { describe, expect, it } from 'vitest'
import type { ObjectId, ParticipantId } from '../base/ids'
import { currentAssertions, standingTags, type TagAssertion, whyNotTerms } from './tag'
import { findTaxonomy, findTerm, level, taxonomies } from './taxonomy'

const note = 'note00000000' as ObjectId
const jay = 'jay' as ParticipantId
const priya = 'priya' as ParticipantId

const said = (seq: number, by: ParticipantId, capacity: TagAssertion['capacity'], ...terms: string[]): TagAssertion => ({
  seq,
  objectId: note,
  taxonomy: 'level',
  version: 1,
  terms,
  capacity,
  by,
  at: seq * 1000,
})

describe('tags are assertions, kept apart and never overwritten', () => {
  it('a later word of the same person stands for the earlier one; others keep theirs', () => {
    const all = [said(1, jay, 'self', 'lvl.individual'), said(2, priya, 'facilitator', 'lvl.systems'), said(3, jay, 'self', 'lvl.services')]
    expect(currentAssertions(all)).toEqual([all[1], all[2]])
  })

  it('the same person speaks apart in each capacity', () => {
    const all = [said(1, priya, 'facilitator', 'lvl.systems'), said(2, priya, 'self', 'lvl.services')]
    expect(currentAssertions(all)).toEqual(all)
  })

  it('gives the same whatever order they come in', () => {
    const all = [said(5, jay, 'self', 'lvl.services'), said(2, jay, 'self', 'lvl.individual')]
    expect(currentAssertions(all)).toEqual(currentAssertions([...all].reverse()))
  })
})

describe('the tag that stands first', () => {
  const fromArea = [said(1, priya, 'facilitator', 'lvl.services')]
  const fromPage = [said(1, priya, 'facilitator', 'lvl.community')]

  it('is handed down by the nearest area, and marked so', () => {
    expect(standingTags([], [fromArea, fromPage])).toEqual([{ taxonomy: 'level', terms: ['lvl.services'], capacity: 'inherited', seq: 1 }])
  })

  it('is the contributor’s own word as soon as there is one', () => {
    const own = [said(9, jay, 'self', 'lvl.individual', 'lvl.systems')]
    expect(standingTags(own, [fromArea])).toMatchObject([{ terms: ['lvl.individual', 'lvl.systems'], capacity: 'self' }])
  })

  it('“none of these” is a word too: nothing is handed down over it', () => {
    expect(standingTags([said(9, jay, 'self')], [fromArea])).toMatchObject([{ terms: [], capacity: 'self' }])
  })

  it('is never a facilitator’s view of somebody else’s note', () => {
    expect(standingTags([said(9, priya, 'facilitator', 'lvl.systems')], [])).toEqual([])
  })

  it('skips an area that hands nothing down', () => {
    expect(standingTags([], [[said(2, priya, 'facilitator')], fromPage])).toMatchObject([{ terms: ['lvl.community'] }])
  })
})

describe('what can be asserted', () => {
  it('one or two levels, not three', () => {
    expect(whyNotTerms('level', 1, ['lvl.individual', 'lvl.systems'])).toBeNull()
    expect(whyNotTerms('level', 1, ['lvl.individual', 'lvl.systems', 'lvl.services'])).toBe('At most 2 can be chosen here.')
  })

  it('one stage', () => {
    expect(whyNotTerms('stage', 1, ['stg.design', 'stg.delivery'])).toBe('Only one can be chosen here.')
  })

  it('nothing twice, nothing unknown, no version that never was', () => {
    expect(whyNotTerms('level', 1, ['lvl.systems', 'lvl.systems'])).toBe('The same tag was given twice.')
    expect(whyNotTerms('level', 1, ['stg.design'])).toBe('"stg.design" is not one of the choices.')
    expect(whyNotTerms('level', 2, ['lvl.systems'])).toBe('There is no version 2 of "level".')
  })
})

describe('taxonomies', () => {
  it('have term ids of their own and a plain label of at most six words for each', () => {
    for (const taxonomy of taxonomies) {
      const ids = taxonomy.terms.map((term) => term.id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const term of taxonomy.terms) expect(term.plain.split(' ').length, term.plain).toBeLessThanOrEqual(6)
    }
  })

  it('are found by version, the newest without one', () => {
    expect(findTaxonomy('level')).toBe(level)
    expect(findTaxonomy('level', 1)).toBe(level)
    expect(findTaxonomy('level', 99)).toBeUndefined()
    expect(findTerm(level, 'lvl.community')?.plain).toBe('People and places around us')
    expect(findTerm(level, 'gone')).toBeUndefined()
  })
})
