import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ObjectId } from '@/domain/base/ids'
import { addNote } from '@/domain/board/page-document'
import { type FreshDatabase, freshDatabase } from '../fixtures/database'
import { makeWorld, type World } from '../fixtures/world'
import { startHub } from './killable-hub'
import { Writer } from './writer'

const kills = 10
const note = 'everybodysnote' as ObjectId

let database: FreshDatabase
let world: World
beforeAll(async () => {
  database = await freshDatabase()
  world = await makeWorld(database.pool)
})
afterAll(() => database.close())

it(`invariant 1: ${kills} kills while people type lose nothing that was acknowledged or seen, and refuse nobody`, async () => {
  let hub = await startHub(database.url)
  let people = 0
  const newWriter = async (): Promise<Writer> => {
    const writer = new Writer(world, await world.person(`p${++people}`), note)
    await writer.open(hub.address)
    return writer
  }
  const first = await newWriter()
  addNote(first.doc, { id: note, birth: {}, placement: [null, 'a0'], geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text: '' })
  await first.settled()
  const writers = [first, ...(await Promise.all(Array.from({ length: 4 }, newWriter)))]
  const promised = new Set<string>()
  let words = 0

  for (let kill = 1; kill <= kills; kill += 1) {
    const typing = writers.map((writer) => writer.typeUntilTheEnd())
    const enough = words + 40 + 17 * kill
    await first.untilOnScreen(enough)
    await hub.kill()
    const codes = await Promise.all(typing)
    expect(codes.filter((code) => code >= 4000)).toEqual([])

    for (const writer of writers) {
      for (const word of writer.acknowledged) promised.add(word)
      for (const word of writer.words()) if (!word.startsWith(`[${writer.person.name} `)) promised.add(word)
    }
    hub = await startHub(database.url)
    // One person never comes back: what others saw of them is in the journal or nowhere.
    const lost = writers.pop()
    lost?.leave()
    await Promise.all(writers.map((writer) => writer.open(hub.address)))
    writers.push(await newWriter())
    await Promise.all(writers.map((writer) => writer.settled()))

    const latecomer = await newWriter()
    const there = latecomer.words()
    expect([...promised].filter((word) => !there.has(word))).toEqual([])
    for (const writer of writers) await writer.untilShows(there)
    latecomer.leave()
    words = there.size
  }

  await hub.kill()
  const { rows } = await database.pool.query<{ n: number }>('select count(*)::int as n from quarantine')
  expect(rows[0]?.n).toBe(0)
  expect(words).toBeGreaterThan(kills * 40)
}, 300_000)
