/** The page a browser opens against the room the server runs: real sockets, real journal, storage of a browser in memory. */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addNote, idOf } from '@/client/canvas/testing/make-objects'
import { openPage } from '@/client/session/open-page'
import type { OpenPage } from '@/client/session/open-page-port'
import type { Fetch } from '@/client/session/session-api'
import { bodyText } from '@/domain/board/page-document'
import type { SessionGrant } from '@/domain/protocol/wire'
import { freshDatabase } from '@/tests/fixtures/database'
import { runHub, type RunningHub } from '@/tests/fixtures/hub'
import { makeWorld, type Person, type World } from '@/tests/fixtures/world'

const one = idOf('one')
let database: Awaited<ReturnType<typeof freshDatabase>>
let hub: RunningHub
let world: World
let opened: OpenPage[]
let wake: Set<() => void>
let reachable = true

beforeAll(async () => {
  database = await freshDatabase()
  hub = await runHub(database.pool)
})
afterAll(async () => {
  await hub.close()
  await database.close()
})
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  world = await makeWorld(database.pool)
  opened = []
  wake = new Set()
  reachable = true
})
afterEach(async () => {
  for (const page of opened) await page.close()
})

/** The two addresses that give sessions and tickets, over the world's own issue of them. */
function fetchFor(person: Person): Fetch {
  const grants = new Map<string, SessionGrant>()
  return async (address, init) => {
    if (!reachable) throw new TypeError('no network')
    const renewing = /^\/api\/sessions\/(.+)\/ticket$/.exec(address)
    const former = renewing && grants.get(renewing[1] ?? '')
    const { spares = 0 } = JSON.parse(init.body) as { spares?: number }
    const grant = former ? await world.renew(former) : await world.grant(person, { spares })
    grants.set(grant.sessionId, grant)
    return Response.json(grant)
  }
}
/** Lets a test cut the line as a network does. */
const lines = new Set<WebSocket>()
class Line extends WebSocket {
  constructor(address: string) {
    super(reachable ? address : 'ws://127.0.0.1:1')
    lines.add(this)
    this.once('close', () => lines.delete(this))
  }
}
const cutLines = () => {
  reachable = false
  for (const line of lines) line.terminate()
}
const restoreLines = () => {
  reachable = true
  for (const act of [...wake]) act()
}

function open(person: Person): OpenPage {
  const page = openPage({
    pageId: world.pageId,
    person: { participantId: person.id },
    fetch: fetchFor(person),
    WebSocketImpl: Line as unknown as typeof globalThis.WebSocket,
    socketAddress: hub.address,
    wakeups: (act) => {
      wake.add(act)
      return () => void wake.delete(act)
    },
  })
  opened.push(page)
  return page
}
/** Resolves when `holds`, asked again after each change of the page. */
function until(page: OpenPage, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stops: Array<() => void> = []
    const look = () => {
      if (!holds()) return
      for (const stop of stops) stop()
      resolve()
    }
    for (const cell of [page.status, page.refusal, page.kept, page.mayWrite, page.grant, page.tags]) stops.push(cell.subscribe(look))
    stops.push(page.model.subscribe(look))
    look()
  })
}
const saved = (page: OpenPage) => until(page, () => page.status.get().kind === 'saved for everyone')
const textOf = (page: OpenPage) => bodyText(page.body(one))
function type(page: OpenPage, text: string, at = textOf(page).length) {
  const block = page.body(one)?.get(0)
  const leaf = block instanceof Y.XmlElement ? block.get(0) : null
  if (!(leaf instanceof Y.XmlText)) throw new Error('there is no note to type into')
  leaf.insert(at, text)
}

describe('a page opened against the real room', () => {
  it('two people write in one note at once, and nothing is lost', async () => {
    const [ann, bob] = [open(await world.person('Ann')), open(await world.person('Bob'))]
    await Promise.all([saved(ann), saved(bob)])
    ann.model.apply([addNote('one', 0, 0, { text: '' })])
    await until(bob, () => bob.body(one) !== null)
    for (let n = 0; n < 30; n++) {
      type(ann, 'a', Math.floor(textOf(ann).length / 2))
      type(bob, 'b', Math.floor(textOf(bob).length / 3))
      if (n % 10 === 0) await saved(ann)
    }
    await Promise.all([saved(ann), saved(bob)])
    await until(ann, () => textOf(ann).length === 60)
    await until(bob, () => textOf(bob) === textOf(ann))
    expect([...textOf(ann)].filter((character) => character === 'b')).toHaveLength(30)
    expect(ann.authorOf(ann.model.get(one)?.madeBy ?? 0)?.person?.name).toBe('Ann')
  })

  it('what was written while the network was gone arrives, under the same id', async () => {
    const person = await world.person('Ann')
    const page = open(person)
    await saved(page)
    page.model.apply([addNote('one', 0, 0, { text: 'before' })])
    await saved(page)
    const id = page.grant.get()?.clientId
    cutLines()
    await until(page, () => page.status.get().kind === 'connecting')
    type(page, ' and meanwhile')
    await until(page, () => page.status.get().kind === 'saved on this device')
    restoreLines()
    await saved(page)
    expect(page.grant.get()?.clientId).toBe(id)
    const other = open(await world.person('Bob'))
    await saved(other)
    expect(textOf(other)).toBe('before and meanwhile')
  })

  it('a page opened without the server writes under a spare id that the room accepts later', async () => {
    const person = await world.person('Ann')
    const first = open(person)
    await saved(first)
    first.model.apply([addNote('one', 0, 0, { text: 'hello' })])
    await saved(first)
    await first.close()
    cutLines()
    const page = open(person)
    await until(page, () => page.mayWrite.get())
    type(page, ' from the bus')
    await until(page, () => page.status.get().kind === 'saved on this device')
    restoreLines()
    await saved(page)
    const other = open(await world.person('Bob'))
    await saved(other)
    expect(textOf(other)).toBe('hello from the bus')
  })

  it('a tag said by a contributor is answered and told to everybody', async () => {
    const [ann, bob] = [open(await world.person('Ann')), open(await world.person('Bob'))]
    await Promise.all([saved(ann), saved(bob)])
    ann.model.apply([addNote('one', 0, 0, { text: 'an idea' })])
    await saved(ann)
    const answer = await ann.command({ kind: 'tag.assert', objectId: one, taxonomy: 'mode', version: 1, terms: ['idea'] })
    expect(answer).toMatchObject({ ok: true })
    await until(bob, () => bob.tags.get().get(one)?.[0]?.terms[0] === 'idea')
    expect(bob.tags.get().get(one)?.[0]).toMatchObject({ capacity: 'self', by: ann.grant.get()?.participantId })
  })

  it('a person whose role is taken while they write keeps their words and goes on reading', async () => {
    const person = await world.person('Ann')
    const page = open(person)
    await saved(page)
    page.model.apply([addNote('one', 0, 0, { text: 'hello' })])
    await saved(page)
    cutLines()
    await until(page, () => page.status.get().kind === 'connecting')
    type(page, ' unsent')
    await database.pool.query(`update participant set role = 'observer' where id = $1`, [person.id])
    restoreLines()
    await until(page, () => page.kept.get().length === 1)
    expect(page.kept.get()[0]).toMatchObject({ objectId: one, written: ' unsent' })
    await saved(page)
    expect(textOf(page)).toBe('hello')
    expect(page.mayWrite.get()).toBe(false)
  })
})
