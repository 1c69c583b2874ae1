/**
 * What every `PageModel` keeps to. Call it with a way to make an empty page; it registers the tests. The letters of a
 * rule are for ever: PM1 is the same rule in every implementation.
 */
import { describe, expect, it, vi } from 'vitest'
import type { ObjectId } from '@/domain/base/ids'
import type { BoardChange } from '@/domain/board/change'
import type { BoardObject } from '@/domain/board/object'
import type { PageModel } from '@/domain/board/page-model'
import { addArea, addConnector, addNote, idOf } from './make-objects'

export interface PageUnderTest {
  readonly page: PageModel
  /** Carries out changes as another person would, so that they arrive from outside. */
  readonly remotely: (changes: readonly BoardChange[]) => void
  readonly close?: () => void
}

export function pageModelContract(name: string, create: () => PageUnderTest): void {
  const withPage = (run: (under: PageUnderTest) => void) => () => {
    const under = create()
    try {
      run(under)
    } finally {
      under.close?.()
    }
  }
  const [one, two, link, area, missing] = ['one', 'two', 'link', 'area', 'missing'].map(idOf) as [
    ObjectId,
    ObjectId,
    ObjectId,
    ObjectId,
    ObjectId,
  ]
  const get = <Kind extends BoardObject['kind']>(page: PageModel, id: ObjectId, kind: Kind): Extract<BoardObject, { kind: Kind }> => {
    const object = page.get(id)
    if (object?.kind !== kind) throw new Error(`${id} is not a ${kind}`)
    return object as Extract<BoardObject, { kind: Kind }>
  }

  describe(`${name} keeps to the contract of a page`, () => {
    it(
      'PM1: reads back what was added, as values',
      withPage(({ page }) => {
        const outcome = page.apply([
          addNote('one', 10, 20, { text: 'first\nsecond', style: { colour: 'pink' }, birth: { at: 5 } }),
          addNote('two', 300, 20),
          addArea('area', 0, 0, 900, 600, { title: 'Start', columns: ['a', 'b'] }),
          addConnector('link', 'one', 'two', 'answers'),
        ])
        expect(outcome.ok).toBe(true)
        expect(page.size).toBe(4)
        expect(get(page, one, 'note')).toMatchObject({
          geometry: [10, 20, 200, 200],
          text: 'first\nsecond',
          style: { colour: 'pink' },
          birth: { t: 'note', v: 1, at: 5 },
          parent: null,
          binnedAt: null,
        })
        expect(get(page, area, 'area').style).toMatchObject({ title: 'Start', columns: ['a', 'b'], lanes: [] })
        expect(get(page, link, 'connector')).toMatchObject({ ends: [one, two], style: { meaning: 'answers' } })
        expect(new Set([...page.all()].map((object) => object.id))).toEqual(new Set([one, two, area, link]))
      }),
    )

    it(
      'PM2: an object is the same value until it changes, and frozen',
      withPage(({ page }) => {
        page.apply([addNote('one', 0, 0), addNote('two', 300, 0)])
        const [first, second] = [page.get(one), page.get(two)]
        page.apply([{ kind: 'set-geometry', id: two, geometry: [301, 0, 200, 200] }])
        expect(page.get(one)).toBe(first)
        expect(page.get(two)).not.toBe(second)
        expect(page.get(two)).toBe(page.get(two))
        expect(Object.isFrozen(first)).toBe(true)
      }),
    )

    it(
      'PM3: carries out each kind of change',
      withPage(({ page }) => {
        page.apply([addNote('one', 0, 0), addNote('two', 300, 0), addArea('area', 0, 0, 900, 600), addConnector('link', 'one', 'two')])
        const outcome = page.apply([
          { kind: 'set-geometry', id: one, geometry: [5, 6, 70, 80] },
          { kind: 'set-placement', id: one, placement: [area, 'a7'] },
          { kind: 'set-colour', id: one, colour: 'teal' },
          { kind: 'set-area', id: area, style: { title: 'T', question: 'Q', columns: [], lanes: ['x'], colour: 'blue' } },
          { kind: 'set-meaning', id: link, style: { meaning: 'challenges' } },
          { kind: 'set-bin', id: two, at: 42 },
        ])
        expect(outcome.ok).toBe(true)
        expect(get(page, one, 'note')).toMatchObject({ geometry: [5, 6, 70, 80], parent: area, order: 'a7', style: { colour: 'teal' } })
        expect(get(page, area, 'area').style).toEqual({ title: 'T', question: 'Q', columns: [], lanes: ['x'], colour: 'blue' })
        expect(get(page, link, 'connector').style.meaning).toBe('challenges')
        expect(page.get(two)?.binnedAt).toBe(42)
        page.apply([{ kind: 'set-bin', id: two, at: null }])
        expect(page.get(two)?.binnedAt).toBeNull()
      }),
    )

    it(
      'PM4: what is binned stays readable, words included',
      withPage(({ page }) => {
        page.apply([addNote('one', 0, 0, { text: 'kept' })])
        page.apply([{ kind: 'set-bin', id: one, at: 1 }])
        expect(get(page, one, 'note').text).toBe('kept')
        expect(page.size).toBe(1)
      }),
    )

    it(
      'PM5: carries out all changes or none',
      withPage(({ page }) => {
        page.apply([addNote('one', 0, 0)])
        const heard = vi.fn()
        page.subscribe(heard)
        const outcome = page.apply([
          { kind: 'set-geometry', id: one, geometry: [99, 0, 200, 200] },
          { kind: 'set-bin', id: missing, at: 1 },
        ])
        expect(outcome).toEqual({ ok: false, refusal: 'unknown object' })
        expect(get(page, one, 'note').geometry[0]).toBe(0)
        expect(heard).not.toHaveBeenCalled()
      }),
    )

    it(
      'PM6: refuses a change that does not fit the kind',
      withPage(({ page }) => {
        page.apply([addNote('one', 0, 0), addNote('two', 300, 0), addConnector('link', 'one', 'two')])
        expect(page.apply([{ kind: 'set-geometry', id: link, geometry: [0, 0, 20, 20] }])).toEqual({ ok: false, refusal: 'wrong kind' })
        expect(page.apply([{ kind: 'set-meaning', id: one, style: { meaning: null } }])).toEqual({ ok: false, refusal: 'wrong kind' })
      }),
    )

    it(
      'PM7: tells once a transaction which objects changed, and whether it was mine',
      withPage(({ page, remotely }) => {
        const heard: Array<[string[] | 'all', boolean]> = []
        page.subscribe((changed, byMe) => heard.push([changed === 'all' ? 'all' : [...changed].sort(), byMe]))
        page.apply([addNote('one', 0, 0), addNote('two', 300, 0)])
        remotely([{ kind: 'set-colour', id: two, colour: 'green' }])
        expect(heard).toEqual([
          [[one, two].sort(), true],
          [[two], false],
        ])
        expect(get(page, two, 'note').style.colour).toBe('green')
      }),
    )

    it(
      'PM8: a listener sees the page as it is after the transaction, and is not told after it left',
      withPage(({ page }) => {
        const sizes: number[] = []
        const stop = page.subscribe(() => sizes.push(page.size))
        page.apply([addNote('one', 0, 0), addNote('two', 300, 0)])
        stop()
        page.apply([{ kind: 'set-bin', id: one, at: 1 }])
        expect(sizes).toEqual([2])
      }),
    )

    it(
      'PM9: an object made and changed in one step arrives as it was left',
      withPage(({ page }) => {
        page.apply([addNote('one', 0, 0), { kind: 'set-colour', id: one, colour: 'violet' }])
        expect(get(page, one, 'note').style.colour).toBe('violet')
      }),
    )

    it(
      'PM10: nothing to do is no transaction',
      withPage(({ page }) => {
        const heard = vi.fn()
        page.subscribe(heard)
        expect(page.apply([]).ok).toBe(true)
        expect(heard).not.toHaveBeenCalled()
      }),
    )
  })
}
