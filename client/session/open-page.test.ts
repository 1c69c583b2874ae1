import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PageId, ParticipantId } from '@/domain/base/ids'
import { bodyText, textOf } from '@/domain/board/page-document'
import type { Command } from '@/domain/protocol/wire'
import { addNote, idOf } from '../canvas/testing/make-objects'
import { openPage, type OpenPageOptions } from './open-page'
import type { OpenPage } from './open-page-port'
import { createFakeClock, type FakeClock, nextTurn, until } from './testing/fake-clock'
import { createFakeServer, type FakeServer } from './testing/fake-server'

const pageId = 'page1' as PageId
const [ann, bob] = ['ann', 'bob'] as [ParticipantId, ParticipantId]
const one = idOf('one')

let server: FakeServer
let clock: FakeClock
let wake: Set<() => void>
let opened: OpenPage[]
let ids = 0

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  server = createFakeServer()
  clock = createFakeClock()
  wake = new Set()
  opened = []
})
afterEach(async () => {
  for (const page of opened) await page.close()
})

function open(participantId: ParticipantId = ann, options: Partial<OpenPageOptions> = {}): OpenPage {
  const page = openPage({
    pageId,
    person: { participantId },
    fetch: server.fetch,
    WebSocketImpl: server.WebSocketImpl,
    clock,
    random: () => 0.5,
    newId: () => `command-${++ids}`,
    wakeups: (act) => {
      wake.add(act)
      return () => void wake.delete(act)
    },
    socketAddress: 'ws://test/ws',
    ...options,
  })
  opened.push(page)
  return page
}
const kindOf = (page: OpenPage) => page.status.get().kind
const saved = (page: OpenPage) =>
  until(() => kindOf(page) === 'saved for everyone', `saved for everyone, not ${JSON.stringify(page.status.get())}`)
const type = (page: OpenPage, text: string) => {
  const leaf = page.body(one)?.get(0)
  const words = leaf instanceof Y.XmlElement ? leaf.get(0) : null
  if (!(words instanceof Y.XmlText)) throw new Error('no text to type into')
  words.insert(words.length, text)
}
const serverText = () => textOf(server.doc, one)?.toString()
/** Time for what was edited to be asked about, and for the answer. */
const settle = async (page: OpenPage) => {
  clock.advance(150)
  await saved(page)
}
const openWithNote = async (participantId: ParticipantId = ann) => {
  const page = open(participantId)
  await saved(page)
  page.model.apply([addNote('one', 0, 0, { text: 'hello' })])
  await settle(page)
  return page
}

describe('an open page', () => {
  it('writes under the id the server issued, and only after it was issued', async () => {
    const page = open()
    expect(page.mayWrite.get()).toBe(false)
    expect(page.model.apply([addNote('one', 0, 0)])).toEqual({ ok: false, refusal: 'read only' })
    await saved(page)
    expect(page.mayWrite.get()).toBe(true)
    page.model.apply([addNote('one', 0, 0, { text: 'hello' })])
    await settle(page)
    expect(serverText()).toBe('hello')
    expect(page.authorOf(page.model.get(one)?.madeBy ?? 0)).toMatchObject({ participantId: ann, person: { name: 'ANN' } })
  })

  it('says "saved for everyone" only when the server has confirmed the last edit', async () => {
    const page = await openWithNote()
    server.hold()
    type(page, ' a')
    expect(kindOf(page)).not.toBe('saved for everyone')
    expect(page.unsaved.get()).toEqual(new Set([one]))
    clock.advance(100)
    await until(() => server.asked.length > 0 && kindOf(page) === 'saved on this device', 'stored here')
    type(page, 'b')
    server.release()
    await until(() => server.asked.length > 0)
    expect(kindOf(page)).not.toBe('saved for everyone')
    await settle(page)
    expect(page.unsaved.get().size).toBe(0)
    expect(serverText()).toBe('hello ab')
  })

  it('does not trust a confirmation that was asked for before the server wanted the document again', async () => {
    const page = await openWithNote()
    server.hold()
    const before = server.asked.length
    type(page, '!')
    clock.advance(100)
    await until(() => server.asked.length > before)
    server.askAgain()
    await until(() => server.asked.length > before + 1)
    const late = server.asked.at(-1)
    expect(late).toBeGreaterThan(server.asked[before] ?? 0)
    server.release()
    await saved(page)
  })

  it('shows what others write, and lets two people write at once', async () => {
    const a = await openWithNote(ann)
    const b = open(bob)
    await saved(b)
    expect(b.model.get(one)).toMatchObject({ text: 'hello' })
    type(a, ' from ann')
    type(b, ' from bob')
    await settle(a)
    await settle(b)
    await until(() => bodyText(a.body(one)) === bodyText(b.body(one)))
    expect(bodyText(a.body(one))).toContain(' from ann')
    expect(bodyText(a.body(one))).toContain(' from bob')
  })

  it('comes back with a new ticket and the same id after the connection is lost, and sends what was written meanwhile', async () => {
    const page = await openWithNote()
    const id = page.grant.get()?.clientId
    server.setOnline(false)
    await until(() => kindOf(page) === 'connecting')
    type(page, ' offline')
    clock.advance(150)
    await until(() => kindOf(page) === 'saved on this device')
    expect(page.mayWrite.get()).toBe(true)
    server.setOnline(true)
    for (const act of [...wake]) act()
    await saved(page)
    expect(page.grant.get()?.clientId).toBe(id)
    expect(serverText()).toBe('hello offline')
    expect(server.requests.filter((address) => address.endsWith('/ticket')).length).toBeGreaterThan(0)
  })

  it('is back within five seconds of the network, even when nothing announces it', async () => {
    const page = await openWithNote()
    server.setOnline(false)
    await until(() => kindOf(page) === 'connecting')
    for (let waited = 0; waited < 60_000; waited += 1_000) {
      clock.advance(1_000)
      await nextTurn()
    }
    server.setOnline(true)
    clock.advance(5_000)
    await saved(page)
  })

  it('notices a dead connection when the network changes', async () => {
    const page = await openWithNote()
    const before = server.requests.length
    server.hold()
    for (const act of [...wake]) act()
    clock.advance(2_000)
    server.dropHeld()
    server.release()
    clock.advance(4_000)
    await until(() => server.requests.length > before, 'a new ticket')
    await saved(page)
  })

  it('shows the pointers of others under the name the server vouches for', async () => {
    const a = await openWithNote(ann)
    const b = open(bob)
    await saved(b)
    b.presence.set({ cursor: { x: 3, y: 4 } })
    clock.advance(50)
    await until(() => a.presence.others.get().some((other) => other.cursor?.x === 3))
    expect(a.presence.others.get()[0]).toMatchObject({ person: { participantId: bob, name: 'BOB' }, cursor: { x: 3, y: 4 } })
    await b.close()
    await until(() => a.presence.others.get().length === 0, 'the pointer is gone')
  })

  it('shows a pointer at most twenty times a second, and its last place always', async () => {
    const a = await openWithNote(ann)
    const b = open(bob)
    await saved(b)
    clock.advance(1_000)
    const seen: number[] = []
    a.presence.others.subscribe(() => seen.push(a.presence.others.get()[0]?.cursor?.x ?? -1))
    for (let x = 1; x <= 100; x++) {
      b.presence.set({ cursor: { x, y: 0 } })
      clock.advance(10)
      await nextTurn()
    }
    clock.advance(50)
    await until(() => seen.at(-1) === 100)
    expect(seen.length).toBeLessThanOrEqual(22)
  })
})

describe('starting offline', () => {
  const reopenOffline = async () => {
    const first = await openWithNote()
    await first.close()
    server.setOnline(false)
    const page = open()
    await until(() => page.grant.get() !== null)
    return page
  }

  it('opens the copy on this device and writes under a spare id of the same person', async () => {
    const page = await reopenOffline()
    expect(page.model.get(one)).toMatchObject({ text: 'hello' })
    const spare = page.grant.get()?.clientId ?? 0
    expect(server.registry.get(spare)).toBe(ann)
    expect(page.authorOf(page.model.get(one)?.madeBy ?? 0)?.person?.name).toBe('ANN')
    type(page, ' from the bus')
    clock.advance(150)
    await until(() => kindOf(page) === 'saved on this device')
    server.setOnline(true)
    for (const act of [...wake]) act()
    await saved(page)
    expect(serverText()).toBe('hello from the bus')
    expect(page.grant.get()?.clientId).not.toBe(spare)
    type(page, '.')
    await settle(page)
    expect(serverText()).toBe('hello from the bus.')
  })

  it('uses each spare id once, and is for reading when none is left', async () => {
    const first = await openWithNote()
    await first.close()
    server.setOnline(false)
    const used: number[] = []
    for (let start = 0; start < 3; start++) {
      const page = open()
      await until(() => page.grant.get() !== null)
      expect(page.mayWrite.get()).toBe(true)
      used.push(page.grant.get()?.clientId ?? 0)
      await page.close()
    }
    expect(new Set(used).size).toBe(3)
    const page = open()
    await until(() => page.grant.get() !== null)
    expect(page.mayWrite.get()).toBe(false)
    expect(page.model.get(one)).toMatchObject({ text: 'hello' })
  })

  it('sends words written in a tab that was closed before it came back', async () => {
    const page = await reopenOffline()
    type(page, ' and closed')
    await page.close()
    server.setOnline(true)
    await saved(open())
    expect(serverText()).toBe('hello and closed')
  })
})

describe('commands', () => {
  const tag: Command = { kind: 'tag.assert', objectId: one, taxonomy: 'mode', version: 1, terms: ['idea'] }

  it('resolve with the answer of the server', async () => {
    const page = await openWithNote()
    await expect(page.command(tag)).resolves.toMatchObject({ ok: true })
    expect(page.waiting.get()).toEqual([])
  })

  it('wait for the connection, survive a reload, and are sent with the same id', async () => {
    const page = await openWithNote()
    server.setOnline(false)
    await until(() => kindOf(page) === 'connecting')
    const answer = page.command(tag)
    await until(() => kindOf(page) === 'saved on this device')
    const [request] = page.waiting.get()
    await page.close()
    await expect(answer).resolves.toMatchObject({ ok: false })
    server.setOnline(true)
    const again = open()
    await saved(again)
    await until(() => server.commands.length === 1)
    expect(server.commands[0]).toEqual(request)
    await until(() => again.waiting.get().length === 0)
    await again.close()
    await saved(open())
    expect(server.commands.length).toBe(1)
  })

  it('are heard as news and kept apart by who said them', async () => {
    const page = await openWithNote()
    const said = {
      seq: 7,
      objectId: one,
      taxonomy: 'mode' as const,
      version: 1,
      terms: ['idea'],
      capacity: 'self' as const,
      by: ann,
      at: 1,
    }
    server.tell({ kind: 'tag', tag: said })
    server.tell({ kind: 'tag', tag: said })
    server.tell({ kind: 'tag', tag: { ...said, seq: 9, by: bob, capacity: 'facilitator', terms: ['story'] } })
    await until(() => page.tags.get().get(one)?.length === 2)
    expect(
      page.tags
        .get()
        .get(one)
        ?.map((assertion) => assertion.by),
    ).toEqual([ann, bob])
  })
})

describe('when the server says no', () => {
  it('keeps the words for the person, drops the copy and goes on afresh', async () => {
    const page = await openWithNote()
    const before = page.generation.get()
    server.hold()
    server.roles.set(ann, 'observer')
    type(page, ' too late')
    await until(() => page.kept.get().length === 1)
    expect(page.kept.get()[0]).toMatchObject({ objectId: one, written: ' too late', text: 'hello too late' })
    server.release()
    await until(() => kindOf(page) === 'saved for everyone')
    expect(page.refusal.get()).toMatchObject({ kind: 'refused', words: expect.stringContaining('not write') })
    expect(page.generation.get()).toBeGreaterThan(before)
    expect(page.model.get(one)).toMatchObject({ text: 'hello' })
    expect(page.mayWrite.get()).toBe(false)
    await page.close()
    const again = open()
    await until(() => again.kept.get().length === 1)
    again.discardKept(again.kept.get()[0]?.id ?? '')
    expect(again.kept.get()).toEqual([])
  })

  it('goes on afresh also while another tab of the same person has the copy open', async () => {
    const page = await openWithNote()
    const tab = open()
    await saved(tab)
    server.hold()
    server.roles.set(ann, 'observer')
    type(page, ' refused')
    await until(() => page.kept.get().length === 1)
    server.roles.set(ann, 'participant')
    server.release()
    await saved(page)
    expect(page.model.get(one)).toMatchObject({ text: 'hello' })
    type(page, '!')
    await settle(page)
    expect(serverText()).toBe('hello!')
    await page.close()
    server.setOnline(false)
    const later = open()
    await until(() => later.grant.get() !== null)
    expect(bodyText(later.body(one))).not.toContain('refused')
  })

  it('shows nothing to somebody who is not let in, and says why', async () => {
    server.refuseSessions({ status: 410, reason: 'over', words: 'This link is over.' })
    const page = open()
    await until(() => page.refusal.get() !== null)
    expect(page.refusal.get()).toEqual({ kind: 'not let in', words: 'This link is over.', action: 'join' })
    expect(kindOf(page)).toBe('cannot save')
    expect(page.model.size).toBe(0)
  })

  it('takes the page from the screen when access ends, and keeps what was not sent', async () => {
    const page = await openWithNote()
    server.hold()
    type(page, ' last words')
    server.shutAll(4405, 'revoked')
    await until(() => page.refusal.get()?.kind === 'access ended')
    await until(() => page.model.size === 0)
    expect(kindOf(page)).toBe('cannot save')
    expect(page.mayWrite.get()).toBe(false)
  })

  it.each([
    [4426, 'too old', 'reload'],
    [4409, 'replaced', 'retry'],
  ] as const)('rests after %i with the page still readable', async (code, kind, action) => {
    const page = await openWithNote()
    server.shutAll(code)
    await until(() => page.refusal.get()?.kind === kind)
    expect(page.refusal.get()?.action).toBe(action)
    expect(page.mayWrite.get()).toBe(false)
    expect(page.model.get(one)).toMatchObject({ text: 'hello' })
    page.retry()
    await saved(page)
    expect(page.mayWrite.get()).toBe(true)
  })

  it('hears in the open page that it may no longer write', async () => {
    const page = await openWithNote()
    server.tell({ kind: 'access', role: 'observer', mayWrite: false })
    await until(() => !page.mayWrite.get())
    expect(page.grant.get()?.role).toBe('observer')
  })

  it('takes a new session when the server does not know the old one', async () => {
    const page = await openWithNote()
    const former = page.grant.get()?.clientId
    server.endSessions()
    server.shutAll(1012)
    await until(() => kindOf(page) !== 'saved for everyone')
    clock.advance(5_000)
    await until(() => page.grant.get()?.clientId !== former)
    await saved(page)
    type(page, '!')
    await settle(page)
    expect(serverText()).toBe('hello!')
  })
})

describe('after an erasure', () => {
  it('loads the page afresh and carries over only what was not sent yet', async () => {
    const page = await openWithNote()
    const other = open(bob)
    await saved(other)
    type(other, ' (a secret)')
    await settle(other)
    await until(() => bodyText(page.body(one)).includes('secret'))
    server.setOnline(false)
    type(page, ' and mine')
    clock.advance(150)
    await until(() => kindOf(page) === 'saved on this device')
    server.setOnline(true)
    server.renewEpoch((next) => textOf(next, one)?.delete(5, ' (a secret)'.length))
    for (const act of [...wake]) act()
    await until(() => page.grant.get()?.epoch === 2)
    clock.advance(150)
    await saved(page)
    clock.advance(150)
    await saved(page)
    expect(serverText()).toBe('hello and mine')
    expect(bodyText(page.body(one))).toBe('hello and mine')
    expect(page.refusal.get()?.kind).toBe('renewed')
    await page.close()
    const names = (await indexedDB.databases()).map(({ name }) => name)
    expect(names).not.toContain('evenboard:page1:ann:1')
    expect(names).toContain('evenboard:page1:ann:2')
  })
})

describe('a shared tablet', () => {
  it('gives each person an id and a copy of their own', async () => {
    const page = await openWithNote(ann)
    server.setOnline(false)
    type(page, ' unsent by ann')
    clock.advance(150)
    await until(() => kindOf(page) === 'saved on this device')
    server.setOnline(true)
    const generation = page.generation.get()
    await expect(page.switchPerson({ participantId: bob, via: 'shared device' })).resolves.toEqual({ ok: true, value: undefined })
    await saved(page)
    expect(page.generation.get()).toBeGreaterThan(generation)
    expect(page.grant.get()?.participantId).toBe(bob)
    type(page, ' from bob')
    await settle(page)
    expect(server.registry.get(page.grant.get()?.clientId ?? 0)).toBe(bob)
    expect(serverText()).toBe('hello from bob')
    await page.switchPerson({ participantId: ann })
    await saved(page)
    expect(serverText()).toContain(' unsent by ann')
    const names = (await indexedDB.databases()).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['evenboard:page1:ann:1', 'evenboard:page1:bob:1']))
  })

  it('stays with the person who was writing when the other is not let in', async () => {
    const page = await openWithNote(ann)
    server.refuseSessions({ status: 403, reason: 'not-allowed', words: 'Bob is not on this board.', once: true })
    await expect(page.switchPerson({ participantId: bob })).resolves.toEqual({ ok: false, refusal: 'Bob is not on this board.' })
    await saved(page)
    expect(page.grant.get()?.participantId).toBe(ann)
  })
})

describe('a browser that keeps nothing', () => {
  it('opens a page also when its storage is full', async () => {
    const open = indexedDB.open.bind(indexedDB)
    indexedDB.open = (name: string, version?: number) => {
      if (!name.startsWith('evenboard:')) return open(name, version)
      const request = { error: new DOMException('full', 'QuotaExceededError') } as unknown as IDBOpenDBRequest
      queueMicrotask(() => request.onerror?.({ target: request } as unknown as Event))
      return request
    }
    const page = await openWithNote()
    expect(serverText()).toBe('hello')
    server.setOnline(false)
    type(page, '!')
    await until(() => kindOf(page) === 'cannot save')
  })

  it('works, and says what a lost connection means', async () => {
    Reflect.deleteProperty(globalThis, 'indexedDB')
    const page = await openWithNote()
    server.setOnline(false)
    type(page, '!')
    await until(() => kindOf(page) === 'cannot save')
    expect(page.status.get().advice).toContain('Keep this page open')
    server.setOnline(true)
    for (const act of [...wake]) act()
    await saved(page)
    expect(serverText()).toBe('hello!')
  })
})
