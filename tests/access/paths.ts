/**
 * Every HTTP path that asks `can()` about a board, with the action it asks for and a request that would succeed if it
 * is allowed. `matrix.pg.test.ts` sends each as everybody, and fails when a route file is missing here.
 */
import { randomUUID } from 'node:crypto'
import type { BoardAction } from '@/domain/access/can'
import * as contributions from '@/app/api/boards/[boardId]/contributions/route'
import * as contributionsCsv from '@/app/api/boards/[boardId]/contributions.csv/route'
import * as objectHistory from '@/app/api/pages/[pageId]/history/objects/[objectId]/route'
import * as scene from '@/app/api/pages/[pageId]/history/scene/route'
import * as timeline from '@/app/api/pages/[pageId]/history/timeline/route'
import * as board from '@/app/api/boards/[boardId]/route'
import * as link from '@/app/api/boards/[boardId]/links/[linkId]/route'
import * as linkPicture from '@/app/api/boards/[boardId]/links/[linkId]/picture/route'
import * as links from '@/app/api/boards/[boardId]/links/route'
import * as me from '@/app/api/boards/[boardId]/me/route'
import * as pages from '@/app/api/boards/[boardId]/pages/route'
import * as people from '@/app/api/boards/[boardId]/people/route'
import * as person from '@/app/api/boards/[boardId]/people/[participantId]/route'
import * as release from '@/app/api/boards/[boardId]/release/route'
import * as scribes from '@/app/api/boards/[boardId]/scribes/route'
import * as sessions from '@/app/api/pages/[pageId]/sessions/route'
import { prisma } from '@/server/prisma'
import { writtenNote } from './written-note'
import { makePerson, requestAs, type TestBoard } from '../fixtures/house'

export interface Path {
  readonly name: string
  /** The route file below app/api. */
  readonly file: string
  readonly action: BoardAction
  send(headers: Headers, board: TestBoard): Promise<Response>
}

const params = <Params>(values: Params) => ({ params: Promise.resolve(values) })

async function aLink({ boardId }: TestBoard): Promise<string> {
  const id = randomUUID()
  await prisma().joinLink.create({
    data: { id, boardId, role: 'participant', token: randomUUID(), code: randomUUID(), expiresAt: new Date(Date.now() + 60_000) },
  })
  return id
}

const changePerson =
  (change: object) =>
  async (headers: Headers, { boardId }: TestBoard) => {
    const participantId = await makePerson(boardId, 'participant')
    return person.PATCH(requestAs(headers, '/', 'PATCH', change), params({ boardId, participantId }))
  }

export const paths: readonly Path[] = [
  {
    name: 'read the board',
    file: 'boards/[boardId]',
    action: 'board.open',
    send: (headers, { boardId }) => board.GET(requestAs(headers, '/'), params({ boardId })),
  },
  {
    name: 'rename the board',
    file: 'boards/[boardId]',
    action: 'board.rename',
    send: (headers, { boardId }) => board.PATCH(requestAs(headers, '/', 'PATCH', { title: 'New name' }), params({ boardId })),
  },
  {
    name: 'say how long the board is kept',
    file: 'boards/[boardId]',
    action: 'board.rename',
    send: (headers, { boardId }) => board.PATCH(requestAs(headers, '/', 'PATCH', { keptUntil: Date.now() + 1e9 }), params({ boardId })),
  },
  {
    name: 'add a page',
    file: 'boards/[boardId]/pages',
    action: 'page.add',
    send: (headers, { boardId }) => pages.POST(requestAs(headers, '/', 'POST', { title: 'Next' }), params({ boardId })),
  },
  {
    name: 'open a page',
    file: 'pages/[pageId]/sessions',
    action: 'page.read',
    send: (headers, { pageId }) => sessions.POST(requestAs(headers, '/', 'POST', { schemaVersion: 1 }), params({ pageId })),
  },
  {
    name: 'read the links',
    file: 'boards/[boardId]/links',
    action: 'links.read',
    send: (headers, { boardId }) => links.GET(requestAs(headers, '/'), params({ boardId })),
  },
  {
    name: 'make a link',
    file: 'boards/[boardId]/links',
    action: 'links.manage',
    send: (headers, { boardId }) => links.POST(requestAs(headers, '/', 'POST', {}), params({ boardId })),
  },
  {
    name: 'end a link',
    file: 'boards/[boardId]/links/[linkId]',
    action: 'links.manage',
    send: async (headers, target) =>
      link.DELETE(requestAs(headers, '/', 'DELETE', {}), params({ boardId: target.boardId, linkId: await aLink(target) })),
  },
  {
    name: 'see the picture of a link',
    file: 'boards/[boardId]/links/[linkId]/picture',
    action: 'asset.read',
    send: async (headers, target) =>
      linkPicture.GET(requestAs(headers, '/'), params({ boardId: target.boardId, linkId: await aLink(target) })),
  },
  {
    name: 'read the people',
    file: 'boards/[boardId]/people',
    action: 'people.read',
    send: (headers, { boardId }) => people.GET(requestAs(headers, '/'), params({ boardId })),
  },
  {
    name: 'add somebody with a sign-in',
    file: 'boards/[boardId]/people',
    action: 'people.manage',
    send: (headers, { boardId }) =>
      people.POST(requestAs(headers, '/', 'POST', { email: `${randomUUID()}@example.org`, role: 'evaluator' }), params({ boardId })),
  },
  {
    name: 'change a role',
    file: 'boards/[boardId]/people/[participantId]',
    action: 'people.manage',
    send: changePerson({ role: 'observer' }),
  },
  {
    name: 'end somebody’s access',
    file: 'boards/[boardId]/people/[participantId]',
    action: 'people.manage',
    send: changePerson({ onBoard: false }),
  },
  {
    name: 'let somebody back in',
    file: 'boards/[boardId]/people/[participantId]',
    action: 'people.manage',
    send: changePerson({ onBoard: true }),
  },
  {
    name: 'read who I am',
    file: 'boards/[boardId]/me',
    action: 'board.open',
    send: (headers, { boardId }) => me.GET(requestAs(headers, '/'), params({ boardId })),
  },
  {
    name: 'change how I am counted',
    file: 'boards/[boardId]/me',
    action: 'self.change',
    send: (headers, { boardId }) => me.PATCH(requestAs(headers, '/', 'PATCH', { group: 'both' }), params({ boardId })),
  },
  {
    name: 'let somebody write for me',
    file: 'boards/[boardId]/scribes',
    action: 'page.write',
    send: async (headers, { boardId }) => {
      const scribe = await makePerson(boardId, 'participant')
      return scribes.POST(requestAs(headers, '/', 'POST', { scribe }), params({ boardId }))
    },
  },
  {
    name: 'release the board',
    file: 'boards/[boardId]/release',
    action: 'board.release',
    send: (headers, { boardId }) => release.PUT(requestAs(headers, '/', 'PUT'), params({ boardId })),
  },
  {
    name: 'read the contributions',
    file: 'boards/[boardId]/contributions',
    action: 'history.read',
    send: (headers, { boardId }) => contributions.GET(requestAs(headers, '/'), params({ boardId })),
  },
  {
    name: 'take the contributions away as a file',
    file: 'boards/[boardId]/contributions.csv',
    action: 'history.export',
    send: (headers, { boardId }) => contributionsCsv.GET(requestAs(headers, '/'), params({ boardId })),
  },
  {
    name: 'see when people were at a page',
    file: 'pages/[pageId]/history/timeline',
    action: 'history.replay',
    send: (headers, { pageId }) => timeline.GET(requestAs(headers, '/'), params({ pageId })),
  },
  {
    name: 'replay a page',
    file: 'pages/[pageId]/history/scene',
    action: 'history.replay',
    send: (headers, { pageId }) => scene.GET(requestAs(headers, '/?around=1'), params({ pageId })),
  },
  {
    name: 'see who wrote the words of a note',
    file: 'pages/[pageId]/history/objects/[objectId]',
    action: 'history.read',
    send: async (headers, target) =>
      objectHistory.GET(requestAs(headers, '/'), params({ pageId: target.pageId, objectId: await writtenNote(target) })),
  },
  {
    name: 'take the release back',
    file: 'boards/[boardId]/release',
    action: 'board.release',
    send: (headers, { boardId }) => release.DELETE(requestAs(headers, '/', 'DELETE'), params({ boardId })),
  },
]

/** Route files that no role on a board opens or closes, and what guards them instead. */
export const pathsOfOtherKinds: Readonly<Record<string, string>> = {
  'auth/[...nextauth]': 'signing in itself',
  'set-up': 'the one-time code of the log',
  boards: 'workspace.pg.test.ts',
  'boards/[boardId]/me/return-code': 'people.pg.test.ts: only one’s own',
  'boards/[boardId]/me/seat': 'people.pg.test.ts: only one’s own device',
  'join/[token]': 'the secret of the link',
  'join/codes': 'the code of the link',
  return: 'the return code',
  'sessions/[sessionId]/ticket': 'sessions.pg.test.ts: only one’s own session',
  users: 'workspace.pg.test.ts',
  'users/[userId]': 'workspace.pg.test.ts',
  'users/[userId]/sign-in-link': 'workspace.pg.test.ts',
  'users/me': 'workspace.pg.test.ts',
}
