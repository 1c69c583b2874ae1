import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { geometry } from '@/domain/board/object'
import { markedGeometry, markedText, scanMarks, scanTextMarks, stampTextTime, stampTime, textTimeOffset, timeOffset } from './marker'

it('is a geometry any page accepts', () => {
  for (const [writer, count] of [
    [0, 1],
    [90_000, 2_000_000],
  ] as const)
    expect(geometry.safeParse(markedGeometry(writer, count)).success).toBe(true)
})

it('is found again in the bytes of an update, with the time it was sent', () => {
  const doc = new Y.Doc()
  doc.getMap('objects').set('g', markedGeometry(90_000, 1_234_567))
  doc.getMap('objects').set('h', markedGeometry(3, 1))
  const bytes = Buffer.from(Y.encodeStateAsUpdate(doc))
  stampTime(bytes, timeOffset(bytes), 987_654_321.125)
  const seen: number[][] = []
  scanMarks(bytes, (...mark) => seen.push(mark))
  expect(seen).toEqual([
    [90_000, 1_234_567, 987_654_321.125],
    [3, 1, 0],
  ])
})

it('survives a server that decodes and encodes it again', () => {
  const made = new Y.Doc()
  made.getMap('objects').set('g', markedGeometry(7, 8))
  const bytes = Buffer.from(Y.encodeStateAsUpdate(made))
  stampTime(bytes, timeOffset(bytes), 12.5)
  const server = new Y.Doc()
  Y.applyUpdate(server, bytes)
  const seen: number[][] = []
  scanMarks(Buffer.from(Y.encodeStateAsUpdate(server)), (...mark) => seen.push(mark))
  expect(seen).toEqual([[7, 8, 12.5]])
})

it('has a form for JSON', () => {
  const bytes = Buffer.from(JSON.stringify({ m: markedText(12, 34) }))
  stampTextTime(bytes, textTimeOffset(bytes), 1.5)
  const seen: number[][] = []
  scanTextMarks(bytes, (...mark) => seen.push(mark))
  expect(seen).toEqual([[12, 34, 1.5]])
})
