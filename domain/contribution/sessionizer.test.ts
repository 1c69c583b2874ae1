import { describe, expect, it } from 'vitest'
import type { ObjectId, PageId, ParticipantId, SessionId } from '../base/ids'
import { type Act, closeIdle, type ContributionEvent, type OpenEvents, sessionize } from './sessionizer'

const page = 'page' as PageId
const anna = 'anna' as ParticipantId
const ben = 'ben' as ParticipantId
const act = (seq: number, at: number, more: Partial<Act> = {}): Act => ({
  seq,
  at,
  participantId: anna,
  operatedBy: null,
  sessionId: 's1' as SessionId,
  contextId: 'c1',
  objectId: 'note00000000' as ObjectId,
  kind: 'text.edited',
  inserted: 1,
  kept: 0,
  affected: [],
  builtOn: null,
  detail: null,
  ...more,
})
const fold = (acts: readonly Act[]): ContributionEvent[] => {
  const open: OpenEvents = new Map()
  const events = new Map<string, ContributionEvent>()
  for (const one of acts) {
    const event = sessionize(open, page, one)
    events.set(event.id, event)
    closeIdle(open, one.at)
  }
  return [...events.values()]
}

describe('one person, one object, one kind of act, in one go', () => {
  it('adds up what belongs together', () => {
    const [event, ...rest] = fold([
      act(1, 0),
      act(2, 5_000, { inserted: 4, kept: 3 }),
      act(3, 24_000, {
        inserted: 0,
        affected: [
          { participantId: ben, charsRemoved: 7, charsKept: 2 },
          { participantId: anna, charsRemoved: 1, charsKept: 0 },
        ],
      }),
    ])
    expect(rest).toEqual([])
    expect(event).toMatchObject({ seqFrom: 1, seqTo: 3, timeFrom: 0, timeTo: 24_000, nIns: 5, nKept: 3, nDelOwn: 1, nDelOthers: 7 })
    expect(event?.on).toEqual([
      { participantId: anna, charsRemoved: 1, charsKept: 0 },
      { participantId: ben, charsRemoved: 7, charsKept: 2 },
    ])
  })

  it.each([
    ['20 s without an act', [act(1, 0), act(2, 20_001)]],
    ['5 minutes', [...Array.from({ length: 17 }, (_, n) => act(n + 1, n * 18_000)), act(18, 306_000)]],
    ['another session', [act(1, 0), act(2, 100, { sessionId: 's2' as SessionId })]],
    ['another context', [act(1, 0), act(2, 100, { contextId: 'c2' })]],
    ['another kind', [act(1, 0), act(2, 100, { kind: 'moved' })]],
    ['another person', [act(1, 0), act(2, 100, { participantId: ben })]],
  ])('begins a new event after %s', (_, acts) => {
    expect(fold(acts)).toHaveLength(2)
  })

  it('goes on at exactly 20 s', () => {
    expect(fold([act(1, 0), act(2, 20_000)])).toHaveLength(1)
  })
})
