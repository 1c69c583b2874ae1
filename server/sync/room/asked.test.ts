import { beforeEach, expect, test } from 'vitest'
import type { CommandRequest } from '@/domain/protocol/wire'
import { type Guest, note, OwnedRooms, write } from '@/tests/fixtures/owned-rooms'

const tag = (id: string, terms: string[]): CommandRequest => ({
  id,
  command: { kind: 'tag.assert', objectId: note, taxonomy: 'level', version: 1, terms },
})

let owned: OwnedRooms
let ada: Guest
let ben: Guest
beforeEach(async () => {
  owned = new OwnedRooms()
  ada = await owned.come('ada')
  ben = await owned.come('ben')
  for (const guest of [ada, ben]) guest.announce()
  write(ada, 'tag me')
  await owned.pass()
})

test('a command is answered and told only when it is durable', async () => {
  owned.disk.held = true
  ada.command(tag('command-1', ['lvl.services']))
  await owned.pass()
  expect([ada.answers, ben.news.filter(({ kind }) => kind === 'tag')]).toEqual([[], []])
  owned.disk.waiting[0]?.keep()
  await owned.pass()
  expect(ada.answers).toEqual([{ id: 'command-1', ok: true, seq: 2 }])
  expect(ben.news.at(-1)).toMatchObject({ kind: 'tag', tag: { seq: 2, by: 'ada', capacity: 'self', terms: ['lvl.services'] } })
  expect(owned.disk.waiting[0]?.batches[0]?.commands).toMatchObject([{ commandId: 'command-1', participantId: 'ada' }])
})

test('the same command again is one decision with the same answer; somebody else’s id is not theirs to use', async () => {
  ada.command(tag('command-1', ['lvl.services']))
  ada.command(tag('command-1', ['lvl.services']))
  await owned.pass()
  ada.command(tag('command-1', ['lvl.community']))
  ben.command(tag('command-1', ['lvl.services']))
  await owned.pass()
  expect(ada.answers).toEqual(Array.from({ length: 3 }, () => ({ id: 'command-1', ok: true, seq: 2 })))
  expect(ben.answers).toMatchObject([{ id: 'command-1', ok: false }])
  expect(owned.disk.head).toBe(2)
})

test('what may not be done is answered in words and recorded nowhere', async () => {
  ben.command(tag('command-2', ['lvl.services']))
  ada.command(tag('command-3', ['no.such.term']))
  await owned.pass()
  expect(ben.answers).toEqual([{ id: 'command-2', ok: false, reason: expect.stringMatching(/wrote this note/) }])
  expect(ada.answers).toMatchObject([{ id: 'command-3', ok: false }])
  expect(owned.disk.head).toBe(1)
})

test('what is no command ends the connection and is kept aside', async () => {
  ada.command('{"id": "command-4", "command": {"kind": "board.take-over"}}')
  await owned.pass()
  expect([ada.closed, ada.closedWhy]).toEqual([4403, 'protocol'])
  expect(owned.disk.quarantined).toMatchObject([{ reason: 'protocol' }])
})
