import { expect, it } from 'vitest'
import type { ObjectId } from '@/domain/base/ids'
import { type Candidate, matching } from './object-chooser'

const candidates: Candidate[] = [
  { id: 'note000001' as ObjectId, title: 'Ask me when I’ve eaten', hint: 'Jay' },
  { id: 'note000002' as ObjectId, title: 'A bed is not a plan', hint: 'Dee' },
  { id: null, title: 'Outside every area' },
]

it('finds by all words typed, in the title or the hint, whatever the case', () => {
  expect(matching(candidates, 'BED dee').map((candidate) => candidate.title)).toEqual(['A bed is not a plan'])
  expect(matching(candidates, 'bed jay')).toEqual([])
  expect(matching(candidates, '  ')).toEqual(candidates)
})
