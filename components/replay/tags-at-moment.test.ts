import { expect, it } from 'vitest'
import { createReplayPage } from '@/client/replay/replay-page'
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import type { Area, Note } from '@/domain/board/object'
import { type SceneOperation, sceneAt } from '@/domain/contribution/scene'
import type { TagAssertion } from '@/domain/involvement/tag'
import { tagsAtMoment } from './tags-at-moment'

const note = 'note00000000' as ObjectId
const area = 'area00000000' as ObjectId
const anna = 'anna' as ParticipantId

const common = { order: 'a0', binnedAt: null, locked: false, madeBy: 256, geometry: [0, 0, 200, 200] as Note['geometry'] }
const hall: Area = {
  ...common,
  kind: 'area',
  id: area,
  birth: { t: 'area', v: 1 },
  parent: null,
  style: { title: 'Leaving', question: '', columns: [], lanes: [], colour: 'grey' },
}
const words: Note = {
  ...common,
  kind: 'note',
  id: note,
  birth: { t: 'note', v: 1 },
  parent: area,
  style: { colour: 'yellow' },
  text: '',
}
const said = (seq: number, objectId: ObjectId, capacity: TagAssertion['capacity'], terms: string[]): SceneOperation => ({
  op: 'tag',
  seq,
  at: seq,
  by: anna,
  id: objectId,
  assertion: { seq, objectId, taxonomy: 'level', version: 1, terms, capacity, by: anna, at: seq },
})
const operations: SceneOperation[] = [
  { op: 'put', seq: 1, at: 1, by: anna, id: area, object: hall },
  { op: 'put', seq: 2, at: 2, by: anna, id: note, object: words },
  said(3, area, 'facilitator', ['lvl.services']),
  said(4, note, 'self', ['lvl.own']),
  said(5, note, 'self', ['lvl.places']),
]

it('shows the tags that stood at the moment: handed down first, then the contributor’s own, the newest of them', () => {
  const page = createReplayPage()
  const at = (seq: number) => {
    page.show(sceneAt({ seq: 0, at: 0, objects: [] }, operations, seq), 'all')
    return tagsAtMoment(page, note).map(({ terms, capacity }) => [terms, capacity])
  }
  expect(at(2)).toEqual([])
  expect(at(3)).toEqual([[['lvl.services'], 'inherited']])
  expect(at(4)).toEqual([[['lvl.own'], 'self']])
  expect(at(5)).toEqual([[['lvl.places'], 'self']])
  expect(at(3)).toEqual([[['lvl.services'], 'inherited']])
  expect(tagsAtMoment(page, area)).toEqual([])
})
