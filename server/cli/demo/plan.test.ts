import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Deed, noteId, planFor, type Step } from './plan'
import { type Scenario, scenarioSchema } from './scenario'
import { bursts, smallestSplice } from './typing'

const raw: unknown = JSON.parse(readFileSync(new URL('../../../prisma/demo/scenario.json', import.meta.url), 'utf8'))
const scenario: Scenario = scenarioSchema.parse(raw)
const plan = planFor(scenario)
const steps = plan.steps
const deeds = steps.map((step) => step.deed)
const about = (card: string): Step[] => steps.filter((step) => 'note' in step.deed && step.deed.note === noteId(card))
const index = (match: (step: Step) => boolean): number => steps.findIndex(match)
const of = <Kind extends Deed['do']>(kind: Kind): Array<Deed & { do: Kind }> =>
  deeds.filter((deed): deed is Deed & { do: Kind } => deed.do === kind)

describe('the plan of the demo', () => {
  it('plays every event or names it as skipped', () => {
    const skipped = [...plan.skipped.values()].reduce((sum, count) => sum + count, 0)
    const played = new Set(steps.map((step) => Math.floor(step.seq))).size
    const silent = scenario.events.filter((event) => event.type === 'session.start').length
    expect(played + skipped + silent).toBe(scenario.events.length)
    expect(plan.skipped.get('vote.cast')).toBe(19)
  })

  it('refuses an event it has never heard of', () => {
    const first = scenario.events[0]!
    expect(scenarioSchema.safeParse({ ...(raw as object), events: [{ ...first, type: 'card.explode' }] }).success).toBe(false)
  })

  it('types every card to exactly its first text', () => {
    for (const event of scenario.events) {
      if (event.type !== 'card.create') continue
      const typed = about(event.card.id).flatMap(({ deed }) => (deed.do === 'type' ? [deed.text] : []))
      expect(typed.join('')).toBe(event.card.text)
    }
  })

  it('runs on twelve devices, with three ways to arrive', () => {
    expect(new Set(steps.map((step) => step.device)).size).toBe(12)
    expect(new Set(of('arrive').map((deed) => deed.how))).toEqual(new Set(['first', 'again', 'return code']))
    expect(of('arrive').filter((deed) => deed.how === 'first')).toHaveLength(12)
    const dex = steps.filter((step) => step.device === 'D12' && step.deed.do === 'arrive')
    expect(dex[0]?.deed).toEqual({ do: 'arrive', person: 'P03', how: 'return code' })
  })

  it('writes for the one whose words they are, after that person agreed', () => {
    const put = about('c067').find((step) => step.deed.do === 'put a note')
    expect(put).toMatchObject({ device: 'D11', deed: { hand: { author: 'P06', typist: 'P12', via: 'voice note passed on' } } })
    const agreed = index(({ deed }) => deed.do === 'agree to a scribe' && deed.author === 'P06' && deed.typist === 'P12')
    expect(agreed).toBeGreaterThan(-1)
    expect(agreed).toBeLessThan(steps.indexOf(put!))
  })

  it('leaves the wrong person on the shared tablet to be corrected afterwards', () => {
    expect(about('c024')[0]?.deed).toMatchObject({ hand: { author: 'P03', typist: 'P03', via: 'shared device' } })
    expect(about('c024').at(-1)?.deed).toMatchObject({ do: 'name contributors', shares: [{ person: 'P04', share: 1 }] })
  })

  it('writes the offline note between losing the connection and leaving, and tags it after the return', () => {
    const offline = index((step) => step.deed.do === 'go offline')
    const left = index((step) => step.deed.do === 'leave' && step.deed.person === 'P06')
    const back = index((step) => step.deed.do === 'come back online')
    const last = steps.indexOf(about('c036').findLast((step) => step.deed.do === 'type')!)
    const tagged = steps.indexOf(about('c036').find((step) => step.deed.do === 'say what it is')!)
    expect([offline, last, left, back, tagged]).toEqual([...[offline, last, left, back, tagged]].sort((a, b) => a - b))
  })

  it('asserts level and stage only where the area hands down something else', () => {
    const said = (card: string): string[] =>
      about(card).flatMap(({ deed }) => (deed.do === 'say what it is' ? deed.tags.map((tag) => tag.taxonomy) : []))
    expect(said('c023')).toEqual(['mode', 'speaking'])
    expect(said('c024')).toEqual(['level', 'mode', 'speaking'])
    expect(said('c087')).toContain('stage')
  })

  it('gives the two who build together the same word', () => {
    expect(about('c087').flatMap(({ deed }) => (deed.do === 'insert' ? [deed.together] : []))).toEqual(['x1', 'x1'])
  })
})

describe('typing', () => {
  it('comes in bursts that end after words', () => {
    expect(bursts('Felt like lost property 😔', 3)).toEqual(['Felt like ', 'lost property ', '😔'])
    expect(bursts('')).toEqual([])
  })

  it('changes no more than it has to', () => {
    expect(smallestSplice('And never on a Friday.', 'And always on a Friday.')).toEqual({ index: 4, remove: 5, insert: 'always' })
    expect(smallestSplice('same', 'same')).toEqual({ index: 4, remove: 0, insert: '' })
    expect(smallestSplice('aa', 'aaa')).toEqual({ index: 2, remove: 0, insert: 'a' })
  })

  it('never cuts an emoji in two', () => {
    const from = 'sad 😔'
    const to = 'sad 😀'
    const { index, remove, insert } = smallestSplice(from, to)
    expect({ index, insert }).toEqual({ index: 4, insert: '😀' })
    expect(from.slice(0, index) + insert + from.slice(index + remove)).toBe(to)
    expect(smallestSplice('🐀', '🔀').insert).toBe('🔀')
  })
})
