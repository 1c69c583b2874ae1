/** Invariant 10 on the wire: a page's socket lets in exactly those who may read it, and takes words from those who may write. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomInt, randomUUID } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { POST as openSession } from '@/app/api/pages/[pageId]/sessions/route'
import { boardRules } from '@/domain/access/can'
import type { Role } from '@/domain/access/role'
import type { ClientId, ObjectId, ParticipantId, SessionId } from '@/domain/base/ids'
import { addNote } from '@/domain/board/page-document'
import { closeCode, messageType } from '@/domain/protocol/wire'
import { environment } from '@/server/env'
import { openLog } from '@/server/observability/log'
import { pool, prisma } from '@/server/prisma'
import { createSyncHub, type SyncHub } from '@/server/sync/hub'
import { signTicket } from '@/server/sync/ticket'
import { makeBoard, openHouse, requestAs, type TestBoard } from '../fixtures/house'
import { type CastMember, castOf } from './cast'

let house: Awaited<ReturnType<typeof openHouse>>
let hub: SyncHub
let server: Server
let address: string

beforeAll(async () => {
  house = await openHouse()
  hub = createSyncHub({ pool: pool(), ticketSecret: environment().secrets.ticket, log: openLog('silent'), spread: 0 })
  server = createServer()
  server.on('upgrade', (request, socket, head) => hub.handleUpgrade(request, socket, head))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`
})
afterAll(async () => {
  await hub.stop()
  server.close()
  await house.close()
})

interface Way {
  readonly ticket: string
  readonly clientId: number
}

/** The ticket the server gives this person; null when it gives none. */
async function askedFor({ headers }: CastMember, { pageId }: TestBoard): Promise<Way | null> {
  const response = await openSession(requestAs(headers, '/', 'POST', { schemaVersion: 1 }), { params: Promise.resolve({ pageId }) })
  return response.ok ? ((await response.json()) as Way) : null
}

/** A genuine ticket from before the person lost access, as far as the hub can tell. */
async function leftOver(participantId: ParticipantId, { pageId }: TestBoard): Promise<Way> {
  const sessionId = randomUUID() as string as SessionId
  const clientId = randomInt(256, 2 ** 21) as ClientId
  await prisma().session.create({ data: { id: sessionId, pageId, participantId } })
  await prisma().sessionContext.create({ data: { id: randomUUID(), sessionId, fromSeq: 1, role: 'facilitator', group: 'unsaid' } })
  await prisma().clientId.create({ data: { pageId, clientId, sessionId, participantId, kind: 'issued' } })
  const claims = {
    sid: sessionId,
    pid: pageId,
    par: participantId,
    opr: null,
    cid: clientId,
    epoch: 1,
    schema: 1,
    role: 'facilitator' as Role,
  }
  return { ticket: await signTicket(environment().secrets.ticket, claims), clientId }
}

/** Asks for what is on the page. What comes first: a message of the page, or the end with its code. */
const firstSign = (socket: WebSocket): Promise<'in' | number> =>
  new Promise((resolve) => {
    socket.once('open', () => socket.send(Uint8Array.of(messageType.sync, 0, 1, 0)))
    socket.once('message', () => resolve('in'))
    socket.once('close', (code) => resolve(code))
  })

function update(clientId: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const id = `note${randomUUID().replaceAll('-', '').slice(0, 12)}` as ObjectId
  doc.transact(() =>
    addNote(doc, { id, birth: {}, placement: [null, 'a0'], geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text: 'Words' }),
  )
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, messageType.sync)
  encoding.writeVarUint(message, 2)
  encoding.writeVarUint8Array(message, Y.encodeStateAsUpdate(doc))
  return encoding.toUint8Array(message)
}

/** Sends words and says what became of them: written down, or the code the socket was closed with. */
async function write(socket: WebSocket, { clientId }: Way, { pageId }: TestBoard): Promise<'written' | number> {
  const before = await prisma().updateRow.count({ where: { pageId } })
  const closed = once(socket, 'close').then(([code]) => code as number)
  socket.send(update(clientId))
  const written = expect.poll(() => prisma().updateRow.count({ where: { pageId } }), { timeout: 5_000 }).toBe(before + 1)
  return Promise.race([closed, Promise.resolve(written).then(() => 'written' as const)])
}

describe.each([
  ['a board that was not released', false],
  ['a released board', true],
])('%s', (_title, released) => {
  let board: TestBoard
  let cast: CastMember[]
  beforeAll(async () => {
    board = await makeBoard('The board', released)
    cast = await castOf(board)
  })

  it('opens its pages to those who may read, and takes words from those who may write', async () => {
    for (const person of cast) {
      const { who, role, participantId } = person
      const reads =
        role !== null && (boardRules['page.read'][role] === 'yes' || (boardRules['page.read'][role] === 'when released' && released))
      const asked = await askedFor(person, board)
      expect(asked !== null, who).toBe(reads)
      // Ended sign-ins are a matter of cookies; the membership itself goes on.
      if (who === 'a facilitator whose sign-ins were ended') continue
      const way = asked ?? (participantId ? await leftOver(participantId, board) : { ticket: 'none', clientId: 256 })
      const socket = new WebSocket(`${address}/${board.pageId}?ticket=${way.ticket}`, {
        origin: address.replace(/^ws/, 'http').replace(/\/ws$/, ''),
      })
      const sign = await firstSign(socket)
      expect(sign, who).toBe(reads ? 'in' : participantId ? closeCode.accessEnded : closeCode.badTicket)
      if (reads) expect(await write(socket, way, board), who).toBe(boardRules['page.write'][role] === 'yes' ? 'written' : closeCode.refused)
      socket.terminate()
    }
  })
})
