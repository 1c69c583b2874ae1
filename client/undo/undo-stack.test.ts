import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ObjectId } from '@/domain/base/ids'
import type { BoardChange } from '@/domain/board/change'
import { type BoardObject, noteColours } from '@/domain/board/object'
import { createBarePage } from '../canvas/testing/bare-page'
import { addArea, addConnector, addNote, idOf } from '../canvas/testing/make-objects'
import { createUndoStack, type ForeignStep, type UndoWitness } from './undo-stack'

const clock = { now: () => 1000 }
const one = idOf('one')
const two = idOf('two')

const setUp = (witness?: UndoWitness) => {
  const page = createBarePage()
  page.remotely([addNote('one', 0, 0), addNote('two', 300, 0)])
  return { page, stack: createUndoStack(page, clock, witness) }
}
const move = (id: ObjectId, x: number): BoardChange => ({ kind: 'set-geometry', id, geometry: [x, 0, 200, 200] })
const xOf = (object: BoardObject | undefined): number | undefined =>
  object && object.kind !== 'connector' ? object.geometry[0] : undefined

describe('own undo', () => {
  it('takes a step back and does it again', () => {
    const { page, stack } = setUp()
    stack.perform([move(one, 50), move(two, 350)])
    expect(stack.undo()).toMatchObject({ ok: true, value: { objects: [one, two], left: [] } })
    expect([xOf(page.get(one)), xOf(page.get(two))]).toEqual([0, 300])
    stack.redo()
    expect([xOf(page.get(one)), xOf(page.get(two))]).toEqual([50, 350])
  })

  it('undoing a creation puts it into the bin, redoing takes it out', () => {
    const { page, stack } = setUp()
    stack.perform([addNote('new', 600, 0, { text: 'mine' })])
    stack.undo()
    expect(page.get(idOf('new'))?.binnedAt).toBe(1000)
    stack.redo()
    expect(page.get(idOf('new'))?.binnedAt).toBeNull()
  })

  it('writes of one gesture are one step, and the next gesture is another', () => {
    const { page, stack } = setUp()
    stack.perform([move(one, 10)], 'drag')
    stack.perform([move(one, 20)], 'drag')
    stack.seal()
    stack.perform([move(one, 30)], 'drag')
    stack.undo()
    expect(xOf(page.get(one))).toBe(20)
    stack.undo()
    expect(xOf(page.get(one))).toBe(0)
  })

  it('says when there is nothing to undo', () => {
    expect(setUp().stack.undo()).toEqual({ ok: false, refusal: { kind: 'nothing' } })
  })

  it('a refused change is not remembered', () => {
    const { stack } = setUp()
    expect(stack.perform([move(idOf('missing'), 1)]).ok).toBe(false)
    expect(stack.canUndo.get()).toBe(false)
  })

  it('a new step ends what could be done again', () => {
    const { stack } = setUp()
    stack.perform([move(one, 10)])
    stack.undo()
    expect(stack.canRedo.get()).toBe(true)
    stack.perform([move(one, 20)])
    expect(stack.canRedo.get()).toBe(false)
  })
})

describe('undo never touches another person’s work', () => {
  const witness: UndoWitness = { changedBy: () => 'Sam', othersWroteIn: (id) => id === idOf('new') }

  it('leaves a value that somebody changed since, and says who', () => {
    const { page, stack } = setUp(witness)
    stack.perform([move(one, 50)])
    page.remotely([move(one, 77)])
    expect(stack.undo()).toEqual({ ok: false, refusal: { kind: 'changed since', objects: [{ id: one, by: 'Sam' }] } })
    expect(xOf(page.get(one))).toBe(77)
    expect(stack.canUndo.get()).toBe(false)
  })

  it('takes back the part of a step that is still its own', () => {
    const { page, stack } = setUp(witness)
    stack.perform([move(one, 50), move(two, 350)])
    page.remotely([move(one, 77)])
    expect(stack.undo()).toEqual({ ok: true, value: { objects: [two], left: [{ id: one, by: 'Sam' }] } })
    expect([xOf(page.get(one)), xOf(page.get(two))]).toEqual([77, 300])
  })

  it('does not bin a note in which somebody else wrote', () => {
    const { page, stack } = setUp(witness)
    stack.perform([addNote('new', 600, 0)])
    expect(stack.undo().ok).toBe(false)
    expect(page.get(idOf('new'))?.binnedAt).toBeNull()
  })

  it('does not take out of the bin what somebody else binned again', () => {
    const { page, stack } = setUp(witness)
    stack.perform([{ kind: 'set-bin', id: one, at: 5 }])
    page.remotely([{ kind: 'set-bin', id: one, at: null }])
    page.remotely([{ kind: 'set-bin', id: one, at: 9 }])
    expect(stack.undo().ok).toBe(false)
    expect(page.get(one)?.binnedAt).toBe(9)
  })
})

describe('steps of another kind', () => {
  it('stand in the same line', () => {
    const { page, stack } = setUp()
    const acts: string[] = []
    const outcome = { ok: true, value: { objects: [one], left: [] } } as const
    const typing: ForeignStep = {
      undo: () => (acts.push('untype'), outcome),
      redo: () => (acts.push('retype'), outcome),
    }
    stack.perform([move(one, 50)])
    stack.remember(typing)
    stack.undo()
    expect([acts, xOf(page.get(one))]).toEqual([['untype'], 50])
    stack.redo()
    stack.forget(typing)
    stack.undo()
    expect([acts, xOf(page.get(one))]).toEqual([['untype', 'retype'], 0])
  })
})

it('undoing everything brings back the page, whatever was done; redoing brings back the end', () => {
  const name = fc.constantFrom('one', 'two', 'area', 'link')
  const someChange: fc.Arbitrary<BoardChange> = fc.oneof(
    fc
      .tuple(name, fc.integer({ min: 0, max: 5 }))
      .map(([id, x]): BoardChange => ({ kind: 'set-geometry', id: idOf(id), geometry: [x, 0, 200, 200] })),
    fc.tuple(name, fc.constantFrom(...noteColours)).map(([id, colour]): BoardChange => ({ kind: 'set-colour', id: idOf(id), colour })),
    fc.tuple(name, fc.constantFrom(null, 1, 2)).map(([id, at]): BoardChange => ({ kind: 'set-bin', id: idOf(id), at })),
    fc
      .tuple(name, fc.constantFrom('a0', 'a1'))
      .map(([id, order]): BoardChange => ({ kind: 'set-placement', id: idOf(id), placement: [null, order] })),
    fc
      .constantFrom('answers', 'challenges', null)
      .map((meaning): BoardChange => ({ kind: 'set-meaning', id: idOf('link'), style: { meaning } })),
  )
  const snapshot = (page: { all(): Iterable<BoardObject> }): BoardObject[] => [...page.all()]
  fc.assert(
    fc.property(fc.array(fc.array(someChange, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (steps) => {
      const page = createBarePage()
      page.remotely([addNote('one', 0, 0), addNote('two', 300, 0), addArea('area', 0, 0, 500, 500), addConnector('link', 'one', 'two')])
      const stack = createUndoStack(page, clock)
      const before = snapshot(page)
      for (const step of steps) stack.perform(step)
      const after = snapshot(page)
      while (stack.canUndo.get()) expect(stack.undo().ok).toBe(true)
      expect(snapshot(page)).toEqual(before)
      while (stack.canRedo.get()) expect(stack.redo().ok).toBe(true)
      expect(snapshot(page)).toEqual(after)
    }),
  )
})
