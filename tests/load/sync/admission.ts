/**
 * Ways into our own server: it issues every client id, so each client is a person who joined a board by its link and was
 * given a session on a page. The same use-cases as behind the HTTP routes, called beside the running server on its own
 * database, so that hundreds of clients are ready without the routes being measured instead of the room.
 */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { PageId, UserId } from '@/domain/base/ids'
import type { Result } from '@/domain/base/result'
import { pageSchemaVersion } from '@/domain/board/page-document'
import type { Refusal } from '@/domain/protocol/refusal'
import { socketPath } from '@/domain/protocol/wire'
import { type Caller, nobody } from '@/server/auth/caller'
import { deviceByToken } from '@/server/auth/device'
import { createBoard } from '@/server/boards/create-board'
import { createLink } from '@/server/boards/create-link'
import { issueSession } from '@/server/boards/issue-session'
import { joinBoard } from '@/server/boards/join-board'
import { readRunning } from '@/server/database/running'
import { settle } from '@/server/env'
import { closeDatabase, prisma } from '@/server/prisma'
import type { Entrances, Running } from './servers'

function granted<Value>(answer: Result<Value, Refusal>): Value {
  if (!answer.ok) throw new Error(`the server refused: ${answer.refusal.words}`)
  return answer.value
}

/** A room is the first page of a board of its own: a board has a bound on its pages. */
interface Room {
  readonly pageId: PageId
  /** What people join by. */
  readonly token: string
  /** Everybody who joined, in order of joining. */
  readonly people: Caller[]
}

/** Both survive a restart of the server: boards and people are in its database. */
let facilitator: Caller | null = null
const rooms = new Map<string, Room>()

async function newFacilitator(): Promise<Caller> {
  const user = { id: randomUUID() as string as UserId, name: 'Facilitator', email: 'bench@example.org' }
  await prisma().user.create({ data: { ...user, kind: 'facilitator', mayManageUsers: true } })
  return { user: { ...user, kind: 'facilitator', mayCreateBoards: true, mayManageUsers: true }, deviceId: null }
}

async function openRoom(name: string): Promise<Room> {
  facilitator ??= await newFacilitator()
  const { boardId, pageId } = granted(await createBoard(facilitator, { title: name, purpose: '', keptUntil: null }))
  const link = granted(await createLink(facilitator, boardId, { role: 'participant', label: '', days: 1 }))
  const room = { pageId, token: new URL(link.address).pathname.split('/').at(-1) ?? '', people: [] }
  rooms.set(name, room)
  return room
}

async function newPerson({ people, token }: Room): Promise<Caller> {
  const joined = granted(await joinBoard(nobody, token, { name: `Person ${people.length + 1}`, group: 'unsaid' }))
  const person: Caller = { user: null, deviceId: await deviceByToken(joined.deviceToken ?? '') }
  people.push(person)
  return person
}

export async function admission({ port, data }: Running): Promise<Entrances> {
  process.env.DATA_DIR = data
  const cluster = await readRunning(path.join(data, 'pg'))
  if (!cluster) throw new Error('the server has no database in its folder')
  settle({ databaseUrl: cluster.url('evenboard'), port })
  return {
    async entries(name, count) {
      const room = rooms.get(name) ?? (await openRoom(name))
      const entries = []
      for (let made = 0; made < count; made++) {
        const person = await newPerson(room)
        const grant = granted(await issueSession(person, room.pageId, { spares: 0, schemaVersion: pageSchemaVersion }))
        entries.push({ url: `ws://127.0.0.1:${port}${socketPath}/${room.pageId}?ticket=${grant.ticket}`, clientId: grant.clientId })
      }
      return entries
    },
    close: closeDatabase,
  }
}
