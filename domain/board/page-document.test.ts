import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ObjectId } from '../base/ids'
import type { Placement } from './object'
import { addArea, addConnector, addNote, bodyOf, bodyText, objectsOf, readObject, textOf } from './page-document'

const id = (name: string) => name.padEnd(12, '0') as ObjectId
const placement: Placement = [null, 'a0']

function pageWithNote(text = 'Ask me first'): Y.Doc {
  const doc = new Y.Doc()
  addNote(doc, {
    id: id('note'),
    birth: { at: 5, from: id('earlier') },
    placement,
    geometry: [10, 20, 200, 120],
    style: { colour: 'teal' },
    text,
  })
  return doc
}

describe('what was put on a page is read back', () => {
  it('a note, with the client that made it and no trace of who that is', () => {
    const doc = pageWithNote()
    expect(readObject(objectsOf(doc), id('note'))).toEqual({
      id: id('note'),
      kind: 'note',
      birth: { t: 'note', v: 1, at: 5, from: id('earlier') },
      parent: null,
      order: 'a0',
      binnedAt: null,
      locked: false,
      madeBy: doc.clientID,
      geometry: [10, 20, 200, 120],
      style: { colour: 'teal' },
      text: 'Ask me first',
    })
  })

  it('an area with its columns and lanes, and a connector with its meaning', () => {
    const doc = pageWithNote()
    const style = { title: 'Leaving', question: 'What helps?', columns: ['ward', 'door'], lanes: ['helps'], colour: 'blue' as const }
    addArea(doc, { id: id('area'), birth: {}, placement, geometry: [0, 0, 900, 600], style })
    addConnector(doc, { id: id('line'), birth: {}, placement, ends: [id('note'), id('area')], style: { meaning: 'answers' } })
    expect(readObject(objectsOf(doc), id('area'))).toMatchObject({ kind: 'area', style })
    expect(readObject(objectsOf(doc), id('line'))).toMatchObject({
      kind: 'connector',
      ends: [id('note'), id('area')],
      style: { meaning: 'answers' },
    })
  })

  it('blocks of a body are lines of its text', () => {
    const doc = pageWithNote('one')
    const second = new Y.XmlElement('noteText')
    second.insert(0, [new Y.XmlText('two 👩‍👩‍👧')])
    bodyOf(doc, id('note'))?.insert(1, [second])
    expect(bodyText(bodyOf(doc, id('note')))).toBe('one\ntwo 👩‍👩‍👧')
  })

  it('two people who write in a new note write in the same block', () => {
    const doc = pageWithNote('')
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    textOf(doc, id('note'))?.insert(0, 'mine')
    textOf(other, id('note'))?.insert(0, 'yours')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(bodyOf(doc, id('note'))?.length).toBe(1)
    expect(['mineyours', 'yoursmine']).toContain(bodyText(bodyOf(doc, id('note'))))
  })
})

describe('a page opens whatever an older or hostile client wrote', () => {
  const withEntry = (fill: (entry: Y.Map<unknown>) => void) => {
    const doc = pageWithNote()
    const entry = objectsOf(doc).get(id('note'))
    if (entry) fill(entry)
    return readObject(objectsOf(doc), id('note'))
  }

  it.each([
    ['no numbers', ['a', 'b', 'c', 'd']],
    ['not finite', [Number.NaN, 0, 200, 200]],
    ['nine kilometres wide', [0, 0, 9e9, 200]],
    ['nothing', null],
  ])('a place that is %s becomes a safe one', (_, geometry) => {
    expect(withEntry((entry) => entry.set('g', geometry))).toMatchObject({ geometry: [0, 0, 200, 200] })
  })

  it('an unknown colour becomes the usual one', () => {
    expect(withEntry((entry) => entry.set('s', { colour: 'javascript:alert(1)' }))).toMatchObject({ style: { colour: 'yellow' } })
    expect(withEntry((entry) => entry.set('s', 7))).toMatchObject({ style: { colour: 'yellow' } })
  })

  it('nothing lies in itself', () => {
    expect(withEntry((entry) => entry.set('p', [id('note'), 'a1']))).toMatchObject({ parent: null, order: 'a1' })
  })

  it('what is in the bin is in the bin, whatever its date', () => {
    expect(withEntry((entry) => entry.set('bin', { at: 'yesterday' }))).toMatchObject({ binnedAt: 0 })
    expect(withEntry((entry) => entry.set('bin', null))).toMatchObject({ binnedAt: null })
  })

  it('an entry that is none of ours is no object', () => {
    const doc = new Y.Doc()
    objectsOf(doc).set(id('x'), new Y.Map())
    ;(objectsOf(doc) as Y.Map<unknown>).set(id('y'), 'words')
    expect(readObject(objectsOf(doc), id('x'))).toBeNull()
    expect(readObject(objectsOf(doc), id('y'))).toBeNull()
    expect(readObject(objectsOf(doc), id('never'))).toBeNull()
  })
})
