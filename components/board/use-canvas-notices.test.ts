import { expect, it } from 'vitest'
import type { ObjectId } from '@/domain/base/ids'
import { wordsFor } from './use-canvas-notices'

it('says who changed a thing that can therefore not be undone', () => {
  const objects = [{ id: 'note000001' as ObjectId, by: 'Dee' }]
  expect(wordsFor({ kind: 'undo', refusal: { kind: 'changed since', objects } })).toBe('Not undone: Dee has changed it since.')
})

it('says why a change was not made', () => {
  expect(wordsFor({ kind: 'refused', reason: 'locked' })).toBe('That is locked. A facilitator can unlock it.')
  expect(wordsFor({ kind: 'undo', refusal: { kind: 'refused', reason: 'read only' } })).toBe('You can only read here.')
})
