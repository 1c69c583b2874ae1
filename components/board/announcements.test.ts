import { describe, expect, it } from 'vitest'
import type { ObjectId } from '@/domain/base/ids'
import type { BoardObject } from '@/domain/board/object'
import { announce, changeBetween, type RemoteChange } from './announcements'

const note = (change: Partial<Extract<BoardObject, { kind: 'note' }>> = {}): BoardObject => ({
  id: 'note000001' as ObjectId,
  kind: 'note',
  birth: { t: 'note', v: 1 },
  parent: null,
  order: 'a0',
  binnedAt: null,
  locked: false,
  madeBy: 300,
  geometry: [0, 0, 200, 200],
  style: { colour: 'yellow' },
  text: 'A bed is not a plan',
  ...change,
})
const change = (id: string, what: RemoteChange['what'], text = ''): RemoteChange => ({ id: id as ObjectId, kind: 'note', what, text })

describe('changeBetween', () => {
  it('tells new, changed, binned and restored apart, and says nothing of moves and colours', () => {
    expect(changeBetween(undefined, note())?.what).toBe('added')
    expect(changeBetween(note(), note({ text: 'A bed is not a home' }))?.what).toBe('changed')
    expect(changeBetween(note(), note({ binnedAt: 5 }))?.what).toBe('binned')
    expect(changeBetween(note({ binnedAt: 5 }), note())?.what).toBe('restored')
    expect(changeBetween(note(), note({ geometry: [90, 90, 200, 200] }))).toBeNull()
    expect(changeBetween(undefined, note({ binnedAt: 5 }))).toBeNull()
  })
})

describe('announce', () => {
  it('reads a single change with its words', () => {
    expect(announce([change('one', 'added', 'A bed is not a plan')])).toBe('New note: A bed is not a plan')
  })

  it('tells a note that came and was written in as one new note', () => {
    expect(announce([change('one', 'added'), change('one', 'changed', 'Ask me first')])).toBe('New note: Ask me first')
  })

  it('counts when there are several', () => {
    expect(announce([change('one', 'added'), change('two', 'added'), change('three', 'changed'), change('four', 'binned')])).toBe(
      '2 new. 1 changed. 1 put in the bin.',
    )
  })

  it('says nothing when nothing happened', () => {
    expect(announce([])).toBe('')
  })
})
