import * as Y from 'yjs'
import { describe, expect, it, vi } from 'vitest'
import { textOf } from '@/domain/board/page-document'
import { addNote, idOf } from '../canvas/testing/make-objects'
import { pageModelContract } from '../canvas/testing/page-model-contract'
import { createPageModel } from './page-model'

/** Two replicas that tell each other everything at once. */
function pair() {
  const [here, there] = [new Y.Doc(), new Y.Doc()]
  here.on('update', (update, origin) => origin !== 'wire' && Y.applyUpdate(there, update, 'wire'))
  there.on('update', (update, origin) => origin !== 'wire' && Y.applyUpdate(here, update, 'wire'))
  const page = createPageModel(here, () => true)
  const other = createPageModel(there, () => true)
  return { here, there, page, other }
}

pageModelContract('the page over Yjs', () => {
  const { page, other } = pair()
  return { page, remotely: (changes) => void other.apply(changes), close: page.close }
})

describe('the page over Yjs', () => {
  it('writes nothing when the value is already there', () => {
    const { page, here } = pair()
    page.apply([addNote('one', 0, 0)])
    const before = Y.encodeStateVector(here)
    page.apply([
      { kind: 'set-geometry', id: idOf('one'), geometry: [0, 0, 200, 200] },
      { kind: 'set-bin', id: idOf('one'), at: null },
    ])
    expect(Y.encodeStateVector(here)).toEqual(before)
  })

  it('tells which note was typed in, and by whom', () => {
    const { page, there } = pair()
    page.apply([addNote('one', 0, 0, { text: 'a' })])
    const heard = vi.fn()
    page.subscribe(heard)
    textOf(there, idOf('one'))?.insert(1, 'b')
    expect(heard).toHaveBeenCalledExactlyOnceWith(new Set([idOf('one')]), false)
    expect(page.get(idOf('one'))).toMatchObject({ text: 'ab' })
  })

  it('says "all" for the first load and when another document is put underneath', () => {
    const page = createPageModel(new Y.Doc(), () => true)
    const heard = vi.fn()
    page.subscribe(heard)
    const { page: full, here } = pair()
    full.apply([addNote('one', 0, 0)])
    page.show(here)
    expect(heard).toHaveBeenLastCalledWith('all', false)
    expect(page.size).toBe(1)
    const late = new Y.Doc()
    const joining = createPageModel(late, () => true)
    joining.subscribe(heard)
    Y.applyUpdate(late, Y.encodeStateAsUpdate(here))
    expect(heard).toHaveBeenLastCalledWith('all', false)
  })

  it('refuses everything to a reader', () => {
    const page = createPageModel(new Y.Doc(), () => false)
    expect(page.apply([addNote('one', 0, 0)])).toEqual({ ok: false, refusal: 'read only' })
  })
})
