import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compare, compareListed, type Expected, expectedContributions, type ListedReading } from './expected'
import { type Scenario, scenarioSchema } from './scenario'

const scenario: Scenario = scenarioSchema.parse(
  JSON.parse(readFileSync(new URL('../../../prisma/demo/scenario.json', import.meta.url), 'utf8')),
)
const wanted = expectedContributions(scenario)
const of = (card: string): Expected => wanted.find((one) => one.card === card)!
const asRead = (one: Expected): ListedReading => ({ ...one, originalText: one.firstTexts[0]! })
const everything = wanted.map(asRead)
const failures = (readings: readonly ListedReading[]): string[] =>
  [...compare('list', readings, wanted), ...compareListed('list', readings, wanted)].filter((one) => !one.passed).map((one) => one.name)
const withChanged = (card: string, change: Partial<ListedReading>): ListedReading[] =>
  everything.map((one) => (one.card === card ? { ...one, ...change } : one))

describe('what the demo expects', () => {
  it('is every contribution, with the words of those withdrawn later', () => {
    expect(wanted).toHaveLength(109)
    expect(of('c013').text).toMatch(/^I not understand/)
  })

  it('knows who typed for whom, who changed what, and where a moved note lies', () => {
    expect(of('c067')).toMatchObject({ enteredBy: 'P12', contributors: [{ person: 'P06', share: 1 }], wordsBy: ['P06'] })
    expect(of('c024')).toMatchObject({ enteredBy: 'P03', contributors: [{ person: 'P04', share: 1 }], changedBy: [], wordsBy: ['P03'] })
    expect(of('c023').changedBy).toEqual(['P01', 'P09'])
    expect(of('c079').place).toBe('A7 / every day / staff you do not meet')
  })

  it('takes two insertions at one place in either order', () => {
    expect(of('c087').texts.map((text) => text.slice(44))).toEqual([
      ' Peer speaks first. Two minutes each.',
      ' Two minutes each. Peer speaks first.',
    ])
  })
})

describe('the comparison', () => {
  it('finds nothing wrong where nothing is', () => {
    expect(failures(everything)).toEqual([])
  })

  it.each([
    ['text', { text: 'Patients informed.' }],
    ['contributors', { contributors: [{ person: 'P09', share: 1 }] }],
    ['level', { tags: { ...of('c023').tags, level: [] } }],
    ['links', { links: [{ meaning: 'answers' as const, to: 'c001' }] }],
    ['state', { state: 'binned' as const }],
    ['place', { place: 'A0 / our agreement' }],
    ['typed by', { enteredBy: 'P01' }],
    ['came by', { via: 'paper' as const }],
    ['first text', { originalText: '' }],
    ['changed by', { changedBy: [] }],
  ])('notices another %s', (aspect, change) => {
    expect(failures(withChanged('c023', change))).toEqual([`list: c023 ${aspect}`])
  })

  it('notices words by somebody else', () => {
    expect(failures(withChanged('c001', { wordsBy: ['P07'] }))).toEqual(['list: c001 words by'])
  })

  it('notices what is missing and what is too much', () => {
    expect(failures(everything.slice(1))).toEqual(['list: c001 is there'])
    expect(failures([...everything, { ...everything[0]!, card: 'c999' }])).toEqual(["list: nothing but the scenario's contributions"])
  })
})
