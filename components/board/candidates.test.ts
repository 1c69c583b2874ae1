import { expect, it } from 'vitest'
import type { ObjectId } from '@/domain/base/ids'
import type { BoardObject } from '@/domain/board/object'
import type { PageModel } from '@/domain/board/page-model'
import { areasToMoveTo, endsToConnect } from './candidates'

const id = (name: string) => name.padEnd(10, '0') as ObjectId
const common = { order: 'a0', locked: false, madeBy: 300 } as const
const area = (name: string, y: number, parent: ObjectId | null = null, binnedAt: number | null = null): BoardObject => ({
  ...common,
  id: id(name),
  kind: 'area',
  birth: { t: 'area', v: 1 },
  parent,
  binnedAt,
  geometry: [0, y, 400, 400],
  style: { title: name, question: '', columns: [], lanes: [], colour: 'grey' },
})
const note = (name: string, binnedAt: number | null = null): BoardObject => ({
  ...common,
  id: id(name),
  kind: 'note',
  birth: { t: 'note', v: 1 },
  parent: null,
  binnedAt,
  geometry: [0, 0, 200, 200],
  style: { colour: 'yellow' },
  text: name,
})
function page(...objects: BoardObject[]): PageModel {
  const map = new Map(objects.map((object) => [object.id, object]))
  return {
    get: (wanted) => map.get(wanted),
    all: () => map.values(),
    size: map.size,
    apply: () => ({ ok: true, value: undefined }),
    subscribe: () => () => undefined,
  }
}

it('offers the areas from top to bottom, and the way out of all', () => {
  const model = page(area('low', 900), area('high', 10), area('gone', 0, null, 5))
  expect(areasToMoveTo(model, new Set()).map((candidate) => candidate.title)).toEqual(['high', 'low', 'Outside every area'])
})

it('never offers to put an area into itself or into what lies inside it', () => {
  const model = page(area('outer', 0), area('inner', 10, id('outer')), area('other', 20))
  expect(areasToMoveTo(model, new Set([id('outer')])).map((candidate) => candidate.title)).toEqual(['other', 'Outside every area'])
})

it('offers the other living notes as ends of a line, with their writers', () => {
  const model = page(note('one'), note('two'), note('gone', 5))
  expect(endsToConnect(model, id('one'), [id('one'), id('two'), id('gone')], () => 'Jay')).toEqual([
    { id: id('two'), title: 'two', hint: 'Jay' },
  ])
})
