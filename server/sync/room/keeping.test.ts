import { beforeEach, expect, test } from 'vitest'
import { pino } from 'pino'
import type { PageId } from '@/domain/base/ids'
import type { NewUpdate } from '@/server/journal/journal'
import { rowsPerSegment } from '@/server/journal/pack'
import { Disk } from '@/tests/fixtures/owned-rooms'
import { Keeping } from './keeping'

let disk: Disk
let encoded: number
const encode = () => {
  encoded += 1
  return Uint8Array.of(0, 0)
}
const opened = (more = {}) =>
  new Keeping(
    'page' as PageId,
    { fence: 1, headSeq: 0, keyframeSeq: 0, state: [], ...more },
    { journal: disk, log: pino({ level: 'silent' }) },
  )
const rows = (count: number, size = 10): NewUpdate[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ seq: index + 1, sessionId: null, contextId: null, receivedAt: 0, viaStep2: false },
    bytes: new Uint8Array(size),
  }))
const settled = () => new Promise((resolve) => setImmediate(resolve))
beforeEach(() => {
  disk = new Disk()
  encoded = 0
})

test('a page that is being written on is not encoded; it is when it comes to rest', () => {
  const keeping = opened()
  keeping.appended(rows(5_000))
  keeping.beat(false, encode, 5_000)
  expect(encoded).toBe(0)
  keeping.beat(true, encode, 5_000)
  keeping.beat(true, encode, 5_000)
  expect([encoded, disk.kept]).toEqual([1, [5_000]])
})

test('a page that never rests is encoded once very much has come together', () => {
  const keeping = opened()
  keeping.appended(rows(20_000))
  keeping.beat(false, encode, 20_000)
  expect(disk.kept).toEqual([20_000])
})

test('a state that was encoded for a newcomer is kept when it is worth it', () => {
  const keeping = opened()
  keeping.offer(encode(), 10)
  keeping.appended(rows(2_000))
  keeping.offer(encode(), 2_010)
  expect(disk.kept).toEqual([2_010])
})

test('rows are packed by the thousand, one packing at a time, whether or not the page rests', async () => {
  const keeping = opened({ state: rows(600).map((row) => row.bytes) })
  keeping.appended(rows(rowsPerSegment - 601))
  keeping.beat(false, encode, 1)
  expect(disk.packed).toBe(0)
  keeping.appended(rows(1))
  keeping.beat(false, encode, 1)
  keeping.appended(rows(rowsPerSegment))
  keeping.beat(false, encode, 1)
  expect(disk.packed).toBe(1)
  await settled()
  keeping.beat(false, encode, 1)
  expect(disk.packed).toBe(2)
})

test('on leaving a keyframe is worth it after some hundred rows or some heavy ones', () => {
  const [few, many, heavy] = [opened(), opened({ headSeq: 300 }), opened()]
  few.appended(rows(50))
  heavy.appended(rows(1, 100_000))
  expect([few, many, heavy].map((keeping) => keeping.isWorthAKeyframe)).toEqual([false, true, true])
})
