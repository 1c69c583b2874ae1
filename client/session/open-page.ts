/**
 * One open page: its document, who writes in it, the copy on this device, the connection, and what the person is told.
 *
 * The order is the point: a document takes an id issued by the server (or a spare one from an earlier visit) before its
 * first edit, and is given up as a whole when the person, the epoch or the server's trust in it changes.
 */
import { Awareness } from 'y-protocols/awareness'
import { boardRules } from '@/domain/access/can'
import type { PageId, ParticipantId, SessionId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import { bodyOf, pageSchemaVersion } from '@/domain/board/page-document'
import { type News, type SessionGrant, socketPath } from '@/domain/protocol/wire'
import { cell, derive } from '../store/cell'
import { waitBefore } from './backoff'
import { type Clock, systemClock } from './clock'
import { createCommandQueue } from './command-queue'
import { afterNews, asWelcome, noDecisions } from './decisions'
import { type DeviceStore, type LastStanding, openDeviceStore } from './device-store'
import { createKeptTexts } from './kept-texts'
import { createLink, type Link, type LinkEnd } from './link'
import { createOlderDocuments } from './older-documents'
import type { OpenPage, PageRefusal, PersonWish, Standing } from './open-page-port'
import { createPageModel } from './page-model'
import { createPresence } from './presence'
import { accessEnded, adviceOf, isFinal, notLetIn, refusedAgain, refusedEdit, renewed, replaced, tooOld } from './refusal-words'
import { emptyReplica, openReplica, type Replica } from './replica'
import { createSaving } from './saving'
import { createSessionApi, type Fetch } from './session-api'
import { statusOf } from './status'
import { createTyping } from './typing'
import { type UnsentText, unsentText } from './unsent'
import { browserWakeups, type Wakeups } from './wakeups'

export interface OpenPageOptions {
  readonly pageId: PageId
  /** Who writes here. Give it when it is known: then the copy on this device is shown while the server is asked. */
  readonly person?: PersonWish
  readonly fetch?: Fetch
  readonly WebSocketImpl?: typeof WebSocket
  readonly clock?: Clock
  /** A number in [0, 1). */
  readonly random?: () => number
  readonly newId?: () => string
  readonly wakeups?: Wakeups
  /** Address of the websocket endpoint without the page; the page's own host unless told. */
  readonly socketAddress?: string
}

/** How often a page is loaded anew after a refusal before it stops trying. */
const patienceWithRefusals = 3
/** Ids kept on the device for starting without the server. */
const sparesWanted = 3
/** How long leaving waits for the server to confirm the last words. */
const patienceWithLeaving = 3_000

/** Opens the page at once and empty; it fills when the device or the server has answered. Never throws for the network. */
export function openPage(options: OpenPageOptions): OpenPage {
  const { pageId, clock = systemClock, random = Math.random, newId = () => crypto.randomUUID(), wakeups = browserWakeups } = options
  const WebSocketImpl = options.WebSocketImpl ?? WebSocket
  const address = options.socketAddress ?? `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${socketPath}`
  const api = createSessionApi(options.fetch ?? ((input, init) => fetch(input, init)))

  let wish: PersonWish = options.person ?? {}
  let store: DeviceStore | null = null
  let link: Link | null = null
  let awareness: Awareness | null = null
  let closed = false
  /** Rises whenever what is under way no longer matters: another attempt, another person, a close. */
  let turn = 0
  let attempt = 0
  let refusals = 0
  let welcomed = false
  /** The id the shown document writes under; null until it has one of its own. */
  let writingAs: number | null = null
  let callOffRetry: (() => void) | null = null
  let callOffRemember: (() => void) | null = null
  /** Work on the device's storage that closing waits for. */
  const underWay = new Set<Promise<unknown>>()
  const inBackground = (work: Promise<unknown>): void => {
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  }

  const grant = cell<Standing | null>(null)
  const granted = cell(false)
  const connected = cell(false)
  const synced = cell(false)
  const loaded = cell(false)
  const refusal = cell<PageRefusal | null>(null)
  const generation = cell(0)
  const decisions = cell(noDecisions)
  const mayWrite = derive([granted, loaded, refusal], (may, ready, said) => may && ready && !(said && isFinal(said)))

  const saving = createSaving({
    clock,
    ask: (nextAsk) => {
      if (!connected.get() || !link) return false
      link.ask(nextAsk())
      return true
    },
    changed: (doc) => {
      if (writingAs === null || doc.clientID === writingAs) return
      // Yjs gives up an id that somebody else seems to use. An id nobody issued would be refused: get a proper one.
      granted.set(false)
      inBackground(begin())
    },
  })
  const model = createPageModel(saving.replica().doc, () => mayWrite.get())
  const typing = createTyping(() => mayWrite.get())
  typing.show(saving.replica().doc)
  const presence = createPresence(clock, () => {
    const role = grant.get()?.role
    return role !== undefined && boardRules['presence.show'][role] !== 'no'
  })
  const kept = createKeptTexts({ pageId, store: () => store, clock, newId })
  const older = createOlderDocuments(inBackground)
  const commands = createCommandQueue({
    store: () => store,
    clock,
    newId,
    // Before the documents have been exchanged the server may not know the object a command speaks of.
    send: (request) => void (connected.get() && link?.send(request)),
  })

  // ── the document underneath ──────────────────────────────────────────────────────────────────────────────────────

  const show = (next: Replica): void => {
    writingAs = null
    saving.watch(next)
    loaded.set(next.hadContent)
    model.show(next.doc)
    typing.show(next.doc)
    generation.update((n) => n + 1)
  }
  const openFor = async (participantId: ParticipantId, epoch: number): Promise<void> => {
    const before = saving.replica()
    const next = await openReplica(store, { pageId, participantId, epoch }, clock.now())
    if (closed) return next.close()
    show(next)
    if (before.participantId === participantId && before.epoch < epoch) await older.setAside(before, store, pageId)
    else await before.close()
    await kept.showOf(participantId)
    const known = await store?.decisions(pageId, participantId)
    decisions.set(known ? afterNews(noDecisions, known) : noDecisions)
    await commands.takeOver({ pageId, participantId })
  }
  const disconnect = (): void => {
    link?.close()
    link = null
    presence.use(null)
    awareness?.destroy()
    awareness = null
    connected.set(false)
    synced.set(false)
    welcomed = false
  }

  // ── who writes here ──────────────────────────────────────────────────────────────────────────────────────────────

  const begin = async (): Promise<Result<void, string>> => {
    turn += 1
    const mine = turn
    const stale = (): boolean => closed || mine !== turn
    callOffRetry?.()
    callOffRetry = null
    disconnect()
    const whose = wish.scribeFor ?? wish.participantId
    const last = (await store?.lastStanding(pageId, whose)) ?? null
    if (stale()) return superseded
    if (last && whose && saving.replica().participantId !== whose) await openFor(last.participantId, last.epoch)
    const have = last ? ((await store?.countSpares(pageId, last.participantId)) ?? 0) : 0
    const spares = store ? Math.max(0, sparesWanted - have) : 0
    const answer = await api.issue(pageId, { ...wish, spares, schemaVersion: pageSchemaVersion })
    if (stale()) return superseded
    switch (answer.kind) {
      case 'granted':
        attempt = 0
        await settleIn(answer.grant, stale)
        return accepted(undefined)
      case 'refused':
        return stop(notLetIn(answer.reason, answer.words))
      case 'unreachable':
        if (last && !granted.get()) await startOffline(last, stale)
        if (!stale()) beginLater()
        return accepted(undefined)
    }
  }
  const beginLater = (): void => {
    attempt += 1
    callOffRetry = clock.after(waitBefore(attempt, random), () => inBackground(begin()))
  }
  const settleIn = async (given: SessionGrant, stale: () => boolean): Promise<void> => {
    const { participantId, epoch } = given
    const owner = { pageId, participantId }
    await store?.rememberStanding({ ...owner, epoch, role: given.role, mayWrite: given.mayWrite, usedAt: clock.now() })
    await store?.addSpares(owner, epoch, given.spares)
    if (stale()) return
    if (saving.replica().participantId !== participantId || saving.replica().epoch !== epoch) await openFor(participantId, epoch)
    if (stale()) return
    await older.find(store, pageId, participantId, epoch)
    if (stale()) return
    writeAs({ sessionId: given.sessionId, participantId, clientId: given.clientId, epoch, role: given.role }, given.mayWrite)
    connect(given)
  }
  const startOffline = async (last: LastStanding, stale: () => boolean): Promise<void> => {
    const { participantId, epoch, role } = last
    if (saving.replica().participantId !== participantId || saving.replica().epoch !== epoch) await openFor(participantId, epoch)
    const spare = last.mayWrite ? ((await store?.takeSpare(last, epoch)) ?? null) : null
    if (stale()) return
    loaded.set(true)
    // Without an id of one's own the page is for reading: a word without an author could not be accepted later.
    writeAs({ sessionId: null, participantId, clientId: spare ?? saving.replica().doc.clientID, epoch, role }, spare !== null)
  }
  const writeAs = (standing: Standing, may: boolean): void => {
    saving.replica().doc.clientID = standing.clientId
    writingAs = standing.clientId
    grant.set(standing)
    granted.set(may)
  }
  /** Ends the page's work, and hides what is no longer the person's to see. */
  const stop = async (said: PageRefusal): Promise<Result<void, string>> => {
    disconnect()
    refusal.set(said)
    granted.set(false)
    const before = saving.replica()
    if (said.kind !== 'access ended' && said.kind !== 'not let in') return refused(said.words)
    // Only when the server has told what it holds can the rest be told apart, kept as text, and the copy be removed.
    const settled = said.kind === 'access ended' && before.ledger.known() !== null
    if (settled) await kept.keep(before.participantId, ownTexts(before))
    show(emptyReplica())
    decisions.set(noDecisions)
    await (settled ? before.discard() : before.close())
    return refused(said.words)
  }

  // ── the connection ───────────────────────────────────────────────────────────────────────────────────────────────

  const connect = (given: SessionGrant): void => {
    const { doc, ledger } = saving.replica()
    awareness = new Awareness(doc)
    presence.use(awareness)
    link = createLink({
      ...{ doc, awareness, pageId, api, address, WebSocketImpl, clock, random, wakeups },
      grant: given,
      events: {
        nextAsk: saving.nextAsk,
        exchanged: (serverHas) => {
          ledger.forgetAsks()
          ledger.serverHas(serverHas)
          connected.set(true)
          link?.ask(saving.nextAsk())
          commands.sendAll()
        },
        synced: () => {
          loaded.set(true)
          synced.set(true)
          carryOlder()
        },
        confirmed: (n) => {
          if (saving.confirmed(n) && !ledger.unconfirmed()) older.confirmed()
        },
        answer: commands.answered,
        news: hear,
        lost: () => {
          ledger.forgetAsks()
          connected.set(false)
          synced.set(false)
        },
        renewed: (next) => changeRole(next.role, next.mayWrite),
        ended: (end) => inBackground(afterEnd(end)),
      },
    })
  }
  const changeRole = (role: Standing['role'], may: boolean): void => {
    grant.update((standing) => standing && { ...standing, role })
    granted.set(may)
  }
  const hear = (told: News): void => {
    decisions.update((before) => afterNews(before, told))
    if (told.kind === 'access') changeRole(told.role, told.mayWrite)
    if (told.kind === 'welcome') {
      granted.set(told.mayWrite)
      welcomed = true
      carryOlder()
    }
    if (told.kind === 'welcome') inBackground(rememberDecisions())
    else callOffRemember ??= clock.after(1_000, () => inBackground(rememberDecisions()))
  }
  const rememberDecisions = async (): Promise<void> => {
    callOffRemember?.()
    callOffRemember = null
    const standing = grant.get()
    if (!standing?.sessionId) return
    const { participantId, sessionId } = standing
    await store?.rememberDecisions({ pageId, participantId }, asWelcome(decisions.get(), sessionId as SessionId, granted.get()))
  }
  const afterEnd = async (end: LinkEnd): Promise<void> => {
    disconnect()
    switch (end.kind) {
      case 'refused':
        return afterRefusal(end.reason)
      case 'epoch over':
      case 'session over':
        granted.set(false)
        return void (await begin())
      case 'access ended':
        return void (await stop(accessEnded))
      case 'replaced':
        return void (await stop(replaced))
      case 'too old':
        return void (await stop(tooOld))
    }
  }

  // ── words that did not get through ───────────────────────────────────────────────────────────────────────────────

  /** Unsent text of this document that the roster does not give to somebody else. */
  const ownTexts = (of: Replica): UnsentText[] => {
    const { clients } = decisions.get()
    return unsentText(
      of.doc,
      of.ledger.known() ?? new Map(),
      (client) => (clients.get(client)?.participantId ?? of.participantId) === of.participantId,
    )
  }
  const afterRefusal = async (reason: string): Promise<void> => {
    granted.set(false)
    refusals += 1
    const spoilt = saving.replica()
    const texts = ownTexts(spoilt)
    await kept.keep(spoilt.participantId, texts)
    show(emptyReplica())
    await spoilt.discard()
    if (refusals > patienceWithRefusals) return void (await stop(refusedAgain))
    refusal.set(refusedEdit(reason, texts.length > 0))
    await begin()
  }
  const carryOlder = (): void => {
    if (!welcomed || !synced.get() || !older.waiting()) return
    const { doc, participantId } = saving.replica()
    const mine = [...decisions.get().clients.values()].filter((client) => client.participantId === participantId)
    const left = older.carry(
      doc,
      mine.map((client) => client.clientId),
    )
    inBackground(kept.keep(participantId, left))
    refusal.set(renewed(left.length > 0))
  }

  // ── what screens see ─────────────────────────────────────────────────────────────────────────────────────────────

  const status = derive(
    [refusal, connected, synced, loaded, saving.copy, saving.pulse, commands.waiting],
    (said, isConnected, isSynced, isLoaded, copy, _pulse, queued) =>
      statusOf({
        problem: said && isFinal(said) ? { words: said.words, action: adviceOf(said) } : null,
        connection: isConnected ? 'connected' : 'away',
        synced: isSynced,
        loaded: isLoaded,
        copy,
        unconfirmed: saving.replica().ledger.unconfirmed() || queued.length > 0,
        unstored: saving.replica().ledger.unstored(),
      }),
    (a, b) => a.kind === b.kind && a.words === b.words && a.busy === b.busy,
  )
  const unsaved = derive(
    [saving.pulse],
    () => saving.replica().ledger.unsaved(),
    (a, b) => a.size === b.size && [...a].every((id) => b.has(id)),
  )
  const retrySoon = (): void => {
    if (!callOffRetry) return
    attempt = 0
    inBackground(begin())
  }
  const stopWakeups = wakeups(retrySoon)
  const openStore = async (): Promise<void> => {
    store = await openDeviceStore()
    await store?.dropOldCopies(clock.now())
  }
  const stored = openStore()
  const start = async (): Promise<void> => {
    await stored
    if (!closed) await begin()
  }
  const opening = start()
  inBackground(opening)

  return {
    pageId,
    model,
    generation,
    body: (id) => bodyOf(saving.replica().doc, id),
    typing,
    presence,
    people: derive([decisions], (all) => all.people),
    authorOf: (clientId) => {
      const { clients, people } = decisions.get()
      const client = clients.get(clientId)
      return client
        ? { participantId: client.participantId, operatedBy: client.operatedBy, person: people.get(client.participantId) }
        : null
    },
    tags: derive([decisions], (all) => all.tags),
    contributors: derive([decisions], (all) => all.contributors),
    command: commands.give,
    waiting: commands.waiting,
    status,
    unsaved,
    mayWrite,
    grant,
    refusal,
    kept: kept.texts,
    discardKept: kept.discard,
    retry: () => {
      const said = refusal.get()
      if (!said || !isFinal(said)) {
        retrySoon()
        link?.retryNow()
        return
      }
      refusal.set(null)
      refusals = 0
      inBackground(begin())
    },
    dismissRefusal: () => refusal.update((said) => (said && isFinal(said) ? said : null)),
    switchPerson: async (next) => {
      await opening
      await saving.storeNow()
      await saving.flush(patienceWithLeaving)
      const [former, leaving] = [wish, saving.replica()]
      disconnect()
      granted.set(false)
      grant.set(null)
      show(emptyReplica())
      decisions.set(noDecisions)
      older.clear()
      await kept.showOf(null)
      await leaving.close()
      wish = next
      const outcome = await begin()
      if (outcome.ok) return outcome
      wish = former
      refusal.set(null)
      await begin()
      return outcome
    },
    close: async () => {
      if (closed) return
      closed = true
      turn += 1
      callOffRetry?.()
      await stored
      await saving.storeNow()
      if (callOffRemember) await rememberDecisions()
      stopWakeups()
      disconnect()
      presence.close()
      commands.close()
      saving.close()
      model.close()
      typing.close()
      while (underWay.size > 0) await Promise.allSettled([...underWay])
      await saving.replica().close()
      store?.close()
    },
  }
}

const superseded: Result<void, string> = refused('Something else was asked for in the meantime.')
