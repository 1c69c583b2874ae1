import { describe, expect, it } from 'vitest'
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import type { BoardObject } from '@/domain/board/object'
import type { TagAssertion } from '@/domain/involvement/tag'
import { areasAround, byObject, tagQuestions, tapTerm } from './tags-of-note'

const id = (name: string) => name.padEnd(10, '0') as ObjectId
const person = (name: string) => name as ParticipantId
const common = { order: 'a0', binnedAt: null, locked: false, madeBy: 300 } as const
const area = (name: string, parent: ObjectId | null): BoardObject => ({
  ...common,
  id: id(name),
  kind: 'area',
  birth: { t: 'area', v: 1 },
  parent,
  geometry: [0, 0, 400, 400],
  style: { title: name, question: '', columns: [], lanes: [], colour: 'grey' },
})
const note: BoardObject = {
  ...common,
  id: id('note'),
  kind: 'note',
  birth: { t: 'note', v: 1 },
  parent: id('inner'),
  geometry: [0, 0, 200, 200],
  style: { colour: 'yellow' },
  text: 'Ask me when I have eaten',
}
const page = new Map([note, area('inner', id('outer')), area('outer', null)].map((object) => [object.id, object]))
const get = (wanted: ObjectId) => page.get(wanted)

let seq = 0
const says = (
  by: string,
  about: ObjectId,
  capacity: TagAssertion['capacity'],
  terms: string[],
  taxonomy: TagAssertion['taxonomy'] = 'level',
): TagAssertion => {
  seq += 1
  return { seq, objectId: about, taxonomy, version: 1, terms, capacity, by: person(by), at: seq }
}
const level = (assertions: TagAssertion[], me = 'jay') => tagQuestions(note, byObject(assertions), get, person(me))[0]

describe('the level question about a note', () => {
  it('shows what the nearest area hands down until the writer says something', () => {
    const fromAreas = [
      says('fran', id('outer'), 'facilitator', ['lvl.systems']),
      says('fran', id('inner'), 'facilitator', ['lvl.services']),
    ]
    expect(level(fromAreas)?.standing).toMatchObject({ terms: ['lvl.services'], capacity: 'inherited' })

    const own = level([...fromAreas, says('jay', note.id, 'self', ['lvl.individual'])])
    expect(own?.standing).toMatchObject({ terms: ['lvl.individual'], capacity: 'self' })
    expect(own?.inherited).toEqual(['lvl.services'])
    expect(own?.mine).toEqual(['lvl.individual'])
  })

  it("keeps a facilitator's and an evaluator's word beside the writer's, never instead", () => {
    const question = level([
      says('jay', note.id, 'self', ['lvl.individual']),
      says('fran', note.id, 'facilitator', ['lvl.services']),
      says('eve', note.id, 'evaluator', ['lvl.systems']),
    ])
    expect(question?.standing?.terms).toEqual(['lvl.individual'])
    expect(question?.beside.map((assertion) => assertion.by)).toEqual(['fran', 'eve'])
  })

  it('does not count the standing word twice for somebody else who looks', () => {
    const question = level([says('jay', note.id, 'self', ['lvl.individual'])], 'fran')
    expect(question?.standing?.terms).toEqual(['lvl.individual'])
    expect(question?.beside).toEqual([])
    expect(question?.mine).toBeNull()
  })
})

it('ends at a circle of areas', () => {
  const circle = new Map([area('inner', id('outer')), area('outer', id('inner'))].map((object) => [object.id, object]))
  expect(areasAround(note, (wanted) => circle.get(wanted))).toEqual([id('inner'), id('outer')])
})

it('takes a term away at the second tap and pushes out the oldest when there is one too many', () => {
  expect(tapTerm(['a'], 'a', 2)).toEqual([])
  expect(tapTerm(['a', 'b'], 'c', 2)).toEqual(['b', 'c'])
  expect(tapTerm(['a'], 'b', 1)).toEqual(['b'])
})
