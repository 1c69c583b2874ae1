import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ObjectId } from '../base/ids'
import { cellOf } from './cell'
import { DeletedMemory } from './deleted-memory'
import { Lineage } from './lineage'
import { traceOrigins } from './origins'
import { tile } from './tiling'

const note = 'note00000000' as ObjectId
const run = (client: number, clock: number, text: string, textToTheLeft = '') => ({
  client,
  clock,
  text,
  textToTheLeft,
  deletedToTheRight: [],
})

describe('lineage', () => {
  it('resolves any stretch to roots whose lengths add up', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(20), { maxLength: 8 }), fc.nat(60), fc.integer({ min: 1, max: 60 }), (starts, clock, len) => {
        const lineage = new Lineage(
          starts.map((start) => ({
            client: 9,
            clock: start * 3,
            len: 2,
            srcClient: 1,
            srcClock: 100 + start,
            kind: 'moved' as const,
            root: note,
          })),
        )
        const pieces = lineage.resolve({ client: 9, clock, len })
        expect(pieces.reduce((sum, piece) => sum + piece.len, 0)).toBe(len)
        expect(new Lineage(lineage.all()).resolve({ client: 9, clock, len })).toEqual(pieces)
      }),
    )
  })

  it('sees through a paste that can be described one step to the left', () => {
    const memory = new DeletedMemory([{ objectId: note, spans: [{ client: 1, clock: 0, text: 'two more things ' }] }])
    const origins = traceOrigins([{ objectId: note, inserted: [run(2, 50, 'wo more things t', 'x t')], deleted: [] }], memory)
    const sources = origins.flatMap((one) => Array.from({ length: one.len }, (_, i) => [one.clock + i, one.srcClock + i]))
    expect(sources.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)).map(([, src]) => src)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0,
    ])
  })

  it('credits no phrase under eight characters and no paste of part of a run', () => {
    const memory = new DeletedMemory([{ objectId: note, spans: [{ client: 1, clock: 0, text: 'short thing said' }] }])
    const paste = (text: string) => traceOrigins([{ objectId: note, inserted: [run(2, 0, text)], deleted: [] }], memory)
    expect(paste('thing s')).toEqual([])
    expect(paste('and then short thing said by me')).toEqual([])
    expect(paste('short thing')).toHaveLength(1)
  })

  it('forgets the oldest first and never more than it must', () => {
    const memory = new DeletedMemory([], 20)
    memory.remember({ objectId: note, spans: [{ client: 1, clock: 0, text: 'the first passage' }] })
    memory.remember({ objectId: note, spans: [{ client: 1, clock: 50, text: 'second' }] })
    expect(memory.find('the first passage')).toBeNull()
    expect(memory.at(1, 3)).toBeUndefined()
    expect(memory.find('second')?.ids).toEqual([{ client: 1, clock: 50, len: 6 }])
  })
})

describe('tiling', () => {
  it('takes the longest stretches, each source unit once', () => {
    expect(tile('BBBBBBBB--AAAAAAAAA', 'AAAAAAAAA BBBBBBBB', 8, 4)).toEqual([
      { at: 0, from: 10, len: 8 },
      { at: 10, from: 0, len: 9 },
    ])
    expect(tile('abcdefghabcdefgh', 'abcdefgh', 8, 4)).toEqual([{ at: 0, from: 0, len: 8 }])
  })

  it('does not stall on a hostile text', () => {
    const started = performance.now()
    tile('a'.repeat(100_000), 'a'.repeat(100_001), 8, 4)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('the cell of an area', () => {
  const area = {
    geometry: [100, 100, 900, 400] as [number, number, number, number],
    style: { title: '', question: '', columns: ['a', 'b', 'c'], lanes: ['x', 'y'], colour: 'grey' as const },
  }
  it('is where the middle of the note lies; outside counts as the nearest', () => {
    expect(cellOf(area, [350, 250, 200, 120])).toEqual({ column: 'b', lane: 'y' })
    expect(cellOf(area, [-5_000, 0, 20, 20])).toEqual({ column: 'a', lane: 'x' })
    expect(cellOf(area, [5_000, 5_000, 20, 20])).toEqual({ column: 'c', lane: 'y' })
    expect(cellOf({ ...area, style: { ...area.style, columns: [], lanes: [] } }, [0, 0, 20, 20])).toEqual({ column: null, lane: null })
  })
})
