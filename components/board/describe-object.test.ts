import { expect, it } from 'vitest'
import type { ObjectId } from '@/domain/base/ids'
import type { BoardObject } from '@/domain/board/object'
import { describeObject, type Describer, titleOf } from './describe-object'

const common = { order: 'a0', binnedAt: null, locked: false, madeBy: 300 } as const
const hall: BoardObject = {
  ...common,
  id: 'hall000001' as ObjectId,
  kind: 'area',
  birth: { t: 'area', v: 1 },
  parent: null,
  geometry: [0, 0, 400, 400],
  style: { title: 'Leaving hospital', question: 'What would have helped?', columns: [], lanes: [], colour: 'grey' },
}
const note: BoardObject = {
  ...common,
  id: 'note000001' as ObjectId,
  kind: 'note',
  birth: { t: 'note', v: 1 },
  parent: hall.id,
  geometry: [0, 0, 200, 200],
  style: { colour: 'yellow' },
  text: 'Ask me when I’ve eaten',
}
const reply: BoardObject = { ...note, id: 'note000002' as ObjectId, text: '' }
const line: BoardObject = {
  ...common,
  id: 'line000001' as ObjectId,
  kind: 'connector',
  birth: { t: 'connector', v: 1 },
  parent: null,
  style: { meaning: 'builds_on' },
  ends: [reply.id, note.id],
}
const page: Describer = {
  get: (id) => [hall, note, reply, line].find((object) => object.id === id),
  authorOf: (id) => (id === note.id ? { name: 'Jay', group: 'lived' } : null),
  tagsOf: (id) => (id === note.id ? ['How a service works'] : []),
}

it('says who wrote a note, what, where and its tags', () => {
  expect(describeObject(note, page)).toBe(
    'Note by Jay (lived experience): Ask me when I’ve eaten. In area Leaving hospital. Tags: How a service works',
  )
})

it('says who wrote it down, when that was not the author', () => {
  const written: Describer = { ...page, authorOf: () => ({ name: 'Bee', group: 'lived', typedBy: 'Sam' }), tagsOf: () => [] }
  expect(describeObject({ ...note, parent: null }, written)).toBe('Note by Bee (lived experience), typed by Sam: Ask me when I’ve eaten')
})

it('says that a note is empty, and nothing about an author it does not know', () => {
  expect(describeObject(reply, page)).toBe('Note: empty. In area Leaving hospital')
})

it('reads a connector as a sentence', () => {
  expect(describeObject(line, page)).toBe('Builds on: from “empty” to “Ask me when I’ve eaten”')
})

it('reads an area with its guiding question', () => {
  expect(describeObject(hall, page)).toBe('Area Leaving hospital. What would have helped?')
})

it('shortens long words for menus', () => {
  expect(titleOf({ ...note, text: 'word '.repeat(40) }, 20)).toBe('word word word word…')
})
