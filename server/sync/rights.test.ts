import type { Pool } from 'pg'
import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { closeCode } from '@/domain/protocol/wire'
import { OwnedRooms, pageId } from '@/tests/fixtures/owned-rooms'
import { keepRights } from './rights'

/** A database that knows one board and one page, as the two questions see them. */
class Database {
  asked = 0
  fails = false
  epoch: number | null = 1
  people: ReadonlyMap<string, string>
  constructor(people: Readonly<Record<string, string>>) {
    this.people = new Map(Object.entries(people))
  }
  readonly query = async (question: string | { readonly name: string }) => {
    this.asked += 1
    if (this.fails) throw new Error('the database is away')
    if (typeof question === 'string') return { rows: this.epoch === null ? [] : [{ id: pageId, epoch: this.epoch }] }
    const details = { name: 'x', group: 'unsaid', colour: 'teal', symbol: 'leaf', revoked: false }
    return { rows: [...this.people].map(([id, role]) => ({ board_id: 'board', released: false, id, ...details, role })) }
  }
}

let owned: OwnedRooms
let database: Database
let stop: () => void
beforeEach(() => {
  owned = new OwnedRooms()
  database = new Database({ ada: 'participant', ben: 'participant' })
  stop = keepRights(
    database as unknown as Pool,
    owned.rooms,
    owned.clock.mortal(() => true),
    pino({ level: 'silent' }),
  )
})

test('nothing is asked while no page is open, and two questions every two seconds while one is', async () => {
  await owned.pass(10_500)
  expect(database.asked).toBe(0)
  await owned.come('ada')
  await owned.pass(2_100)
  expect(database.asked).toBe(2)
  stop()
  await owned.pass(10_000)
  expect(database.asked).toBe(2)
})

test('a role that was taken away is felt within the two seconds, and whoever is no longer on the board is sent away', async () => {
  const [ada, ben] = [await owned.come('ada'), await owned.come('ben')]
  ada.announce()
  await owned.pass()
  database.people = new Map([['ada', 'observer']])
  await owned.pass(2_100)
  expect(ada.closed).toBeNull()
  expect(ada.news.findLast((news) => news.kind === 'access')).toMatchObject({ role: 'observer', mayWrite: false })
  expect(ben.closed).toBe(closeCode.accessEnded)
})

test('a page that is gone, or has moved to another epoch, sends everybody away', async () => {
  const ada = await owned.come('ada')
  database.epoch = 2
  await owned.pass(2_100)
  expect(ada.closed).toBe(closeCode.epochOver)
  const again = await owned.come('ben')
  database.epoch = null
  await owned.pass(2_100)
  expect(again.closed).toBe(closeCode.accessEnded)
})

test('a database that does not answer changes nobody’s rights, and is asked again', async () => {
  const ada = await owned.come('ada')
  database.fails = true
  await owned.pass(4_100)
  expect(ada.closed).toBeNull()
  database.fails = false
  database.people = new Map()
  await owned.pass(2_100)
  expect(ada.closed).toBe(closeCode.accessEnded)
})
