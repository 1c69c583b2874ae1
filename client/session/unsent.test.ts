import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { addArea, addNote, bodyOf, bodyText, textOf } from '@/domain/board/page-document'
import { idOf } from '../canvas/testing/make-objects'
import { carryOver } from './carry-over'
import { clocksOf, ownUnsent, unsentText } from './unsent'

const one = idOf('one')
const [annId, bobId] = [300, 301]
const everybody = () => true

function docOf(clientId: number, from?: Y.Doc): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  return doc
}
const note = (doc: Y.Doc, text: string) =>
  doc.transact(() =>
    addNote(doc, { id: one, birth: {}, placement: [null, 'a0'], geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text }),
  )
const words = (doc: Y.Doc) => bodyText(bodyOf(doc, one))

describe('unsent text', () => {
  it('is what a note holds beyond what the server has', () => {
    const doc = docOf(annId)
    note(doc, 'hello')
    const known = clocksOf(doc)
    textOf(doc, one)?.insert(5, ' world')
    textOf(doc, one)?.insert(0, 'oh, ')
    expect(unsentText(doc, known, everybody)).toEqual([{ objectId: one, written: ' worldoh, ', text: 'oh, hello world' }])
    expect(unsentText(doc, clocksOf(doc), everybody)).toEqual([])
  })

  it('is found in the middle of a struct that the server has half of', () => {
    const doc = docOf(annId)
    note(doc, '')
    const known = clocksOf(doc)
    textOf(doc, one)?.insert(0, 'abcdef')
    known.set(annId, (known.get(annId) ?? 0) + 4)
    expect(unsentText(doc, known, everybody)[0]?.written).toBe('ef')
  })

  it('leaves out what is not one’s own, and has the words of an area too', () => {
    const doc = docOf(annId)
    note(doc, 'ann')
    doc.clientID = bobId
    doc.transact(() =>
      addArea(doc, {
        id: idOf('area'),
        birth: {},
        placement: [null, 'a0'],
        geometry: [0, 0, 200, 200],
        style: { title: 'Start', question: 'Why?', columns: [], lanes: [], colour: 'grey' },
      }),
    )
    expect(unsentText(doc, new Map(), (client) => client === bobId)).toEqual([{ objectId: idOf('area'), written: 'Start\nWhy?', text: '' }])
  })
})

describe('carrying over', () => {
  it('hands over one’s own structs only', () => {
    const base = docOf(annId)
    note(base, 'base')
    const old = docOf(annId + 10, base)
    textOf(old, one)?.insert(4, ' mine')
    old.clientID = bobId
    textOf(old, one)?.insert(0, 'theirs ')
    const update = ownUnsent(old, new Set([annId, annId + 10]), clocksOf(base))
    expect(update).not.toBeNull()
    const clients = new Set(Y.decodeUpdate(update ?? new Uint8Array()).structs.map((struct) => struct.id.client))
    expect(clients).toEqual(new Set([annId + 10]))
    expect(ownUnsent(old, new Set([annId]), clocksOf(base))).toBeNull()
  })

  it('puts them into the fresh document, in place', () => {
    const base = docOf(annId)
    note(base, 'base')
    const old = docOf(annId + 10, base)
    textOf(old, one)?.insert(4, ' mine')
    const fresh = docOf(annId + 20, base)
    textOf(fresh, one)?.insert(0, 'new ')
    expect(carryOver(old, fresh, new Set([annId, annId + 10]))).toEqual({ kind: 'carried' })
    expect(words(fresh)).toBe('new base mine')
    expect(carryOver(old, fresh, new Set([annId, annId + 10]))).toEqual({ kind: 'nothing' })
  })

  it('keeps as text what hangs on something that is no longer there', () => {
    const old = docOf(bobId)
    note(old, 'gone with its author ')
    old.clientID = annId
    textOf(old, one)?.insert(21, 'but mine stays')
    const fresh = docOf(annId + 20)
    const outcome = carryOver(old, fresh, new Set([annId]))
    expect(outcome).toMatchObject({ kind: 'kept', texts: [{ objectId: one, written: 'but mine stays' }] })
    expect(fresh.store.pendingStructs).toBeNull()
  })
})
