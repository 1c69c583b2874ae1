import { describe, expect, it } from 'vitest'
import { createBarePage } from './bare-page'
import { addNote, idOf } from './make-objects'
import { pageModelContract } from './page-model-contract'

pageModelContract('the bare page', () => {
  const page = createBarePage()
  return { page, remotely: page.remotely }
})

describe('the bare page', () => {
  it('refuses everything to a reader', () => {
    expect(createBarePage({ readOnly: () => true }).apply([addNote('one', 0, 0)])).toEqual({ ok: false, refusal: 'read only' })
  })

  it('refuses more objects than it may hold, and takes exactly as many', () => {
    const page = createBarePage({ most: 2 })
    expect(page.apply([addNote('one', 0, 0), addNote('two', 0, 0)]).ok).toBe(true)
    expect(page.apply([addNote('three', 0, 0)])).toEqual({ ok: false, refusal: 'page full' })
  })

  it('refuses to change what is locked', () => {
    const page = createBarePage({ locked: new Set([idOf('one')]) })
    page.apply([addNote('one', 0, 0)])
    expect(page.apply([{ kind: 'set-bin', id: idOf('one'), at: 1 }])).toEqual({ ok: false, refusal: 'locked' })
  })
})
