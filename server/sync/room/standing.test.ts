import { beforeEach, expect, test } from 'vitest'
import { closeCode } from '@/domain/protocol/wire'
import { objectsOf, textOf } from '@/domain/board/page-document'
import { type Guest, note, OwnedRooms, threePeople, write } from '@/tests/fixtures/owned-rooms'
import { graceMs } from './standing'

let owned: OwnedRooms
let ada: Guest
let ben: Guest
beforeEach(async () => {
  owned = new OwnedRooms()
  owned.change({ ...threePeople, ben: 'facilitator' })
  ada = await owned.come('ada')
  ben = await owned.come('ben')
  write(ada, 'words')
  await owned.pass()
})
const type = (guest: Guest, text: string) => textOf(guest.doc, note)?.insert(0, text)
const lock = (guest: Guest) => objectsOf(guest.doc).get(note)?.set('lock', true)
const contexts = () => owned.disk.batches.flatMap((batch) => batch.contexts.map(({ id, role }) => ({ id, role })))
const roleOfLastRow = () => {
  const row = owned.disk.batches.flatMap((batch) => batch.updates).at(-1)
  return contexts().find(({ id }) => id === row?.contextId)?.role
}

test('words under way when somebody became a reader are kept, in the role they were typed in; later ones are refused', async () => {
  owned.change({ ...threePeople, ada: 'observer', ben: 'facilitator' })
  type(ada, 'these ')
  await owned.pass()
  expect([ben.text, ada.closed, roleOfLastRow()]).toEqual(['these words', null, 'participant'])
  await owned.pass(graceMs)
  type(ada, 'not ')
  await owned.pass()
  expect([ben.text, ada.closed, ada.closedWhy]).toEqual(['these words', 4403, 'read-only'])
  expect(owned.disk.quarantined).toHaveLength(1)
})

test('who comes as a reader has no such time, and being removed from the board takes effect at once', async () => {
  owned.change({ ...threePeople, ada: 'observer' })
  const again = await owned.come('ada')
  type(again, 'no ')
  await owned.pass()
  expect([again.closed, again.closedWhy]).toEqual([4403, 'read-only'])
  owned.change({ ada: 'observer' })
  expect(ben.closed).toBe(closeCode.accessEnded)
})

test('a facilitator who becomes a participant may finish what is under way, also in a locked note', async () => {
  lock(ben)
  await owned.pass(graceMs)
  owned.change(threePeople)
  type(ben, 'my ')
  await owned.pass()
  expect([ada.text, ben.closed, roleOfLastRow()]).toEqual(['my words', null, 'facilitator'])
  await owned.pass(graceMs)
  type(ben, 'not ')
  await owned.pass()
  expect(ben.closedWhy).toBe('policy-locked')
})

test('who was writing in a note when it was locked is not sent away; who goes on later is', async () => {
  lock(ben)
  type(ada, 'last ')
  await owned.pass()
  expect([ben.text, ada.closed]).toEqual(['last words', null])
  await owned.pass(graceMs)
  type(ada, 'no ')
  await owned.pass()
  expect([ben.text, ada.closed, ada.closedWhy]).toEqual(['last words', 4403, 'policy-locked'])
})

test('nobody may unlock in that time, and a note that was locked before is not open again because it is moved', async () => {
  const cat = await owned.come('cat')
  lock(ben)
  await owned.pass()
  objectsOf(cat.doc).get(note)?.set('lock', false)
  await owned.pass()
  expect(cat.closedWhy).toBe('policy-locked')
  await owned.pass(graceMs)
  objectsOf(ben.doc).get(note)?.set('g', [5, 5, 200, 200])
  await owned.pass()
  type(ada, 'no ')
  await owned.pass()
  expect(ada.closedWhy).toBe('policy-locked')
})
