/** The quick way through a single edit must say exactly what comparing the whole body says. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { addNote, bodyOf, textOf } from '@/domain/board/page-document'
import { type LivingSpan, spanDifference } from '@/domain/contribution/span-difference'
import { objectNamed } from '@/tests/fixtures/journaled-page'
import { bodySpans, livingSpans } from './body-spans'
import { applySingle } from './living-text'
import { type SingleEdit, singleEdit } from './single-edit'

const note = objectNamed('note')

/** Edits of two people who see each other only now and then, as the updates reach a third document. */
const edits = fc.array(
  fc.record({
    who: fc.nat(1),
    erase: fc.boolean(),
    at: fc.nat(30),
    len: fc.integer({ min: 1, max: 5 }),
    text: fc.oneof(fc.string({ minLength: 1, maxLength: 3 }), fc.constant('😀'), fc.constant('\n')),
    meet: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
)

function twoPeople() {
  const docs = [new Y.Doc(), new Y.Doc()] as const
  docs.forEach((doc, number) => {
    doc.clientID = 500 + number
  })
  addNote(docs[0], { id: note, birth: {}, placement: [null, 'a0'], geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text: 'first' })
  Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]))
  const reader = new Y.Doc()
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(docs[0]))
  return { docs, reader }
}

it('a single edit changes the list as reading the body again would, and is the same splice', () => {
  let quick = 0
  fc.assert(
    fc.property(edits, (steps) => {
      const { docs, reader } = twoPeople()
      const read = (): LivingSpan[] => livingSpans(bodySpans(bodyOf(reader, note)))
      let edit: SingleEdit | null = null
      let transactions = 0
      reader.on('afterTransaction', (transaction: Y.Transaction) => {
        transactions++
        edit = singleEdit(transaction)
      })
      const take = (bytes: Uint8Array): void => {
        const before = read()
        transactions = 0
        edit = null
        Y.applyUpdate(reader, bytes)
        if (!edit || transactions !== 1) return
        const after = read()
        const living = [...before]
        const splice = applySingle(
          living,
          before.reduce((sum, span) => sum + span.text.length, 0),
          edit,
        )
        expect(living).toEqual(after)
        expect([splice]).toEqual(spanDifference(before, after))
        quick++
      }
      for (const doc of docs) doc.on('update', (bytes: Uint8Array, origin: unknown) => origin !== 'other' && take(bytes))
      for (const { who, erase, at, len, text, meet } of steps) {
        const doc = docs[who] as Y.Doc
        const leaf = textOf(doc, note)
        if (!leaf) throw new Error('The note has no leaf.')
        const index = Math.min(at, leaf.length)
        if (erase) leaf.delete(index, Math.min(len, leaf.length - index))
        else leaf.insert(index, text)
        if (meet) for (const one of docs) Y.applyUpdate(one, Y.encodeStateAsUpdate(reader), 'other')
      }
    }),
    { numRuns: 200 },
  )
  expect(quick).toBeGreaterThan(200)
})
