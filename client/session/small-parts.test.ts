import { describe, expect, it } from 'vitest'
import type { ParticipantId, SessionId } from '@/domain/base/ids'
import { idOf } from '../canvas/testing/make-objects'
import { waitBefore } from './backoff'
import { afterNews, asWelcome, noDecisions } from './decisions'
import { fitting } from './presence'
import { createSessionApi } from './session-api'

describe('waiting before the next attempt', () => {
  it('doubles, stays under five seconds, and is never less than half', () => {
    expect([1, 2, 3, 4, 5, 9].map((attempt) => waitBefore(attempt, () => 1))).toEqual([250, 500, 1000, 2000, 4000, 4000])
    expect(waitBefore(1, () => 0)).toBe(125)
    expect(waitBefore(50, () => 0)).toBe(2000)
  })
})

describe('what the server decided', () => {
  const ann = 'ann' as ParticipantId
  const person = {
    participantId: ann,
    name: 'Ann',
    group: 'lived' as const,
    role: 'participant' as const,
    colour: '#123',
    symbol: '★',
    here: true,
  }
  const declared = { seq: 4, objectId: idOf('one'), contributors: [{ participantId: ann, share: 1 }], by: ann, at: 1 }

  it('is added to by news and replaced by a welcome', () => {
    const known = afterNews(
      afterNews(noDecisions, { kind: 'roster', people: [person], clients: [{ clientId: 300, participantId: ann, operatedBy: null }] }),
      {
        kind: 'contributors',
        ...declared,
      },
    )
    expect(known.people.get(ann)?.name).toBe('Ann')
    expect(known.contributors.get(idOf('one'))?.seq).toBe(4)
    expect(afterNews(known, { kind: 'contributors', ...declared, seq: 3 })).toEqual(known)
    const again = afterNews(known, {
      kind: 'welcome',
      sessionId: 's' as SessionId,
      mayWrite: true,
      people: [],
      clients: [],
      tags: [],
      contributors: [],
    })
    expect(again.people.size).toBe(0)
  })

  it('comes back from a device as it was, with nobody here', () => {
    const known = afterNews(noDecisions, { kind: 'roster', people: [person], clients: [] })
    const restored = afterNews(noDecisions, asWelcome(known, 's' as SessionId, true))
    expect(restored.people.get(ann)).toEqual({ ...person, here: false })
  })
})

describe('asking for a session', () => {
  const issue = (response: () => Promise<Response>) =>
    createSessionApi(response).issue('p' as Parameters<ReturnType<typeof createSessionApi>['issue']>[0], { spares: 0, schemaVersion: 1 })

  it.each([
    ['no network', () => Promise.reject(new TypeError('no network'))],
    ['a server that is starting', () => Promise.resolve(new Response('starting', { status: 503 }))],
    ['too many tries', () => Promise.resolve(new Response('{}', { status: 429 }))],
    ['a sign-in page of a hotel', () => Promise.resolve(new Response('<html>', { status: 200 }))],
  ])('takes %s for something that passes', async (_name, response) => {
    expect(await issue(response)).toEqual({ kind: 'unreachable' })
  })

  it('gives the words of a refusal on', async () => {
    const response = Response.json({ error: { reason: 'over', words: 'The link is over.' } }, { status: 410 })
    expect(await issue(() => Promise.resolve(response))).toEqual({ kind: 'refused', reason: 'over', words: 'The link is over.' })
  })
})

describe('presence', () => {
  const many = Array.from({ length: 200 }, (_, index) => idOf(`object${index}`))
  const bytes = (state: unknown) => JSON.stringify(state).length

  it('goes out as it is when it is small', () => {
    const shown = { cursor: { x: 1, y: 2 }, selection: many.slice(0, 3) }
    expect(fitting(shown)).toEqual(shown)
  })

  it('keeps pointer and caret, and names fewer objects, when there are too many', () => {
    const shown = { cursor: { x: 1, y: 2 }, selection: many, editing: { objectId: many[0] ?? idOf('one'), anchor: 1, head: 2 } }
    expect(fitting(shown)).toMatchObject({ cursor: shown.cursor, editing: shown.editing })
    expect(fitting(shown).selection?.length).toBeGreaterThan(10)
    expect(bytes(fitting(shown))).toBeLessThanOrEqual(1_000)
    const dragged = fitting({ selection: many, drag: { ids: many, dx: 1, dy: 1 } })
    expect(dragged.selection).toEqual([])
    expect(dragged.drag?.ids.length).toBeGreaterThan(10)
    expect(bytes(dragged)).toBeLessThanOrEqual(1_000)
  })
})
