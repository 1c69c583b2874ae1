import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { addNote, bodyOf, textOf } from '@/domain/board/page-document'
import { idOf } from '../canvas/testing/make-objects'
import { caretAt, offsetOf } from './caret'

const one = idOf('one')

function noteWith(text: string) {
  const doc = new Y.Doc()
  addNote(doc, { id: one, birth: {}, placement: [null, 'a0'], geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text })
  const [body, leaf] = [bodyOf(doc, one), textOf(doc, one)]
  if (!body || !leaf) throw new Error('no note')
  return { doc, body, leaf }
}

describe('a caret', () => {
  it('stays with its character while others type before and after it', () => {
    const { body, leaf } = noteWith('hello')
    const caret = JSON.parse(JSON.stringify(caretAt(body, 3)))
    expect(offsetOf(body, caret)).toBe(3)
    leaf.insert(0, 'oh, ')
    leaf.insert(leaf.length, '!')
    expect(offsetOf(body, caret)).toBe(7)
  })

  it('is found at the edges of an empty and of a full note', () => {
    expect(offsetOf(noteWith('').body, caretAt(noteWith('').body, 0))).toBeNull()
    const empty = noteWith('')
    expect(offsetOf(empty.body, caretAt(empty.body, 0))).toBe(0)
    const full = noteWith('hello')
    expect(offsetOf(full.body, caretAt(full.body, 5))).toBe(5)
    expect(offsetOf(full.body, caretAt(full.body, 99))).toBe(5)
  })

  it('counts a second block behind a line feed', () => {
    const { body } = noteWith('ab')
    const block = new Y.XmlElement('noteText')
    block.insert(0, [new Y.XmlText('cd')])
    body.insert(1, [block])
    expect(offsetOf(body, caretAt(body, 4))).toBe(4)
  })

  it.each([null, 7, 'x', {}, { item: { client: 'a', clock: -1 } }, { type: { client: 1, clock: 1e9 }, item: null }])(
    'is nowhere when it is %j',
    (caret) => {
      expect(offsetOf(noteWith('hello').body, caret)).toBeNull()
    },
  )
})
