import { describe, expect, test } from 'vitest'
import type { ObjectId, ParticipantId, SessionId } from '@/domain/base/ids'
import type { BoardObject } from '@/domain/board/object'
import type { Command } from '@/domain/protocol/wire'
import type { NewCommand, RecordedCommand } from '@/server/journal/journal'
import { boardOf } from '@/tests/fixtures/owned-rooms'
import { decide, Decisions, type Question, readCommand } from './decisions'

const board = boardOf({ ada: 'participant', ben: 'participant', fay: 'facilitator', ole: 'observer' })
const [ada, ben] = ['ada', 'ben'] as ParticipantId[]
const objectId = 'thatobject' as ObjectId
const thing = (kind: BoardObject['kind']) => ({ kind, id: objectId }) as BoardObject
const asking = (asker: string, more: Partial<Question> = {}): Question => ({
  board,
  asker: asker as ParticipantId,
  object: thing('note'),
  contributors: [ada as ParticipantId],
  ...more,
})
const tag = (terms: string[] = ['lvl.services']): Command => ({
  kind: 'tag.assert',
  objectId,
  taxonomy: 'level',
  version: 1,
  terms,
})
const declare = (...people: string[]): Command => ({
  kind: 'contributors.declare',
  objectId,
  contributors: people.map((name) => ({ participantId: name as ParticipantId, share: 1 / people.length })),
  reason: 'they said so',
})
const ok = (command: Command, question: Question) => {
  const decided = decide(command, question)
  return decided.ok ? decided.value : decided.refusal
}

describe('reading a command', () => {
  const good = { id: 'command-1', command: tag() }
  test.each([
    ['one as clients send it', JSON.stringify(good), true],
    ['something that is no JSON', '{', false],
    ['an unknown kind', JSON.stringify({ ...good, command: { kind: 'page.erase' } }), false],
    ['an id with a character the database cannot hold', JSON.stringify({ ...good, id: 'command\u0000' }), false],
    ['half a character in the id', `{"id":"command\\ud800","command":${JSON.stringify(tag())}}`, false],
    ['one that is far too long', JSON.stringify({ ...good, more: 'x'.repeat(20_000) }), false],
  ])('%s', (_name, text, readable) => {
    expect(readCommand(text) !== null).toBe(readable)
  })
})

describe('deciding', () => {
  test('whose tag it is decides what it counts as', () => {
    expect(ok(tag(), asking('ada'))).toMatchObject({ capacity: 'self' })
    expect(ok(tag(), asking('fay'))).toMatchObject({ capacity: 'facilitator' })
    expect(ok(tag(), asking('fay', { object: thing('area') }))).toMatchObject({ capacity: 'facilitator' })
  })
  test.each([
    ['a tag on somebody else’s note', tag(), asking('ben')],
    ['a tag by somebody who only watches', tag(), asking('ole', { contributors: ['ole' as ParticipantId] })],
    ['a tag by nobody of this board', tag(), asking('zoe')],
    ['a tag on nothing', tag(), asking('ada', { object: null })],
    ['a tag on a line', tag(), asking('ada', { object: thing('connector') })],
    ['what an area hands down, by a participant', tag(), asking('ada', { object: thing('area') })],
    ['a term there is not', tag(['lvl.moon']), asking('ada')],
    ['contributors of an area', declare('ada'), asking('fay', { object: thing('area') })],
    ['contributors of somebody else’s note', declare('ben'), asking('ben')],
    ['a contributor from elsewhere', declare('ada', 'zoe'), asking('ada')],
    ['a reason the database cannot hold', { ...declare('ada'), reason: 'a\u0000b' } as Command, asking('ada')],
  ])('%s is refused in words', (_name, command, question) => {
    expect(ok(command, question)).toEqual(expect.stringMatching(/[a-z]+\.$/))
  })
  test('who contributed is said by those who did, or by a facilitator', () => {
    expect(ok(declare('ada', 'ben'), asking('ada'))).toEqual(declare('ada', 'ben'))
    expect(ok(declare('ben'), asking('fay'))).toEqual(declare('ben'))
  })
})

describe('what was decided', () => {
  const none = { tags: [], contributors: [], commands: [] }
  const row = (seq: number, command: Command, capacity = {}): NewCommand => ({
    ...{ seq, commandId: `command-${seq}`, sessionId: 's' as SessionId, contextId: 'c', receivedAt: 5 },
    participantId: ada as ParticipantId,
    command: { ...command, ...capacity } as RecordedCommand,
  })
  test('counts for deciding at once, and for newcomers and news once it is durable', () => {
    const decisions = new Decisions(none)
    expect(decisions.contributorsOf(objectId, ben as ParticipantId)).toEqual(['ben'])
    const declared = row(7, declare('ada', 'ben'))
    decisions.accept(declared)
    expect(decisions.contributorsOf(objectId, null)).toEqual(['ada', 'ben'])
    expect(decisions.outcomeOf('command-7')).toEqual({ participantId: 'ada', seq: 7 })
    expect(decisions.contributors).toEqual([])
    expect(decisions.publish(declared)).toMatchObject({ kind: 'contributors', seq: 7, by: 'ada', at: 5 })
    expect(decisions.contributors).toHaveLength(1)
  })
  test('a tag is remembered with who said it and in which capacity, beside earlier ones', () => {
    const decisions = new Decisions(none)
    for (const seq of [1, 2]) decisions.publish(row(seq, tag(), { capacity: 'self' }))
    expect(decisions.tags.map(({ seq, by, capacity }) => ({ seq, by, capacity }))).toEqual([
      { seq: 1, by: 'ada', capacity: 'self' },
      { seq: 2, by: 'ada', capacity: 'self' },
    ])
  })
  test('is known again when the page is opened again', () => {
    const first = new Decisions(none)
    const declared = row(3, declare('ben'))
    first.accept(declared)
    first.publish(declared)
    const commands = [{ commandId: 'command-3', participantId: ada as ParticipantId, seq: 3 }]
    const again = new Decisions({ tags: first.tags, contributors: first.contributors, commands })
    expect(again.contributorsOf(objectId, ada as ParticipantId)).toEqual(['ben'])
    expect(again.outcomeOf('command-3')?.seq).toBe(3)
  })
})
