/** Invariant 10: access is asked in one place. Every path answers everybody exactly what `can()` says. */
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boardActions, boardRules, can } from '@/domain/access/can'
import { roles } from '@/domain/access/role'
import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { prisma } from '@/server/prisma'
import { makeBoard, openHouse, type TestBoard } from '../fixtures/house'
import { type CastMember, castOf } from './cast'
import { paths, pathsOfOtherKinds } from './paths'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

describe('the table itself', () => {
  const subject = (released: boolean) => ({ kind: 'board' as const, boardId: 'b' as string as BoardId, released })
  const actorOf = (role: (typeof roles)[number], boardId = 'b') => ({
    user: null,
    member: { participantId: 'p' as string as ParticipantId, boardId: boardId as BoardId, role },
  })

  it('answers every action for every role as it reads', () => {
    for (const action of boardActions) {
      for (const role of roles) {
        const rule = boardRules[action][role]
        expect(can(actorOf(role), action, subject(true)), `${role} ${action}`).toBe(rule !== 'no')
        expect(can(actorOf(role), action, subject(false)), `${role} ${action} unreleased`).toBe(rule === 'yes')
      }
    }
  })
  it('gives nothing to members of other boards, and nothing to users because they manage users', () => {
    const manager = { user: { id: 'u' as never, mayCreateBoards: true, mayManageUsers: true }, member: null }
    for (const action of boardActions) {
      expect(can(manager, action, subject(true)), action).toBe(false)
      for (const role of roles) expect(can(actorOf(role, 'other'), action, subject(true)), `${role} ${action}`).toBe(false)
    }
  })
})

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

  it.each(paths.map((path) => [path.name, path] as const))('%s', async (_name, path) => {
    for (const { who, role, headers } of cast) {
      await prisma().board.update({ where: { id: board.boardId }, data: { releasedAt: released ? new Date() : null } })
      const rule = role === null ? 'no' : boardRules[path.action][role]
      const allowed = rule === 'yes' || (rule === 'when released' && released)
      const response = await path.send(headers, board)
      const body = await response.clone().text()
      if (allowed) expect(response.status, `${who}: ${body}`).toBe(200)
      else expect([401, 403, 404], `${who}: ${response.status} ${body}`).toContain(response.status)
      if (!allowed) expect(JSON.parse(body).error.words, who).toMatch(/\w.*\.$/)
      if (role === null) expect(response.status, `${who} is not told whether the board exists`).toBe(404)
    }
  })
})

it('leaves no route file out', () => {
  const folder = new URL('../../app/api/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts'))
    .map((file) => file.replace(/\/route\.ts$/, ''))
  const known = new Set([...paths.map((path) => path.file), ...Object.keys(pathsOfOtherKinds)])
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((file) => !known.has(file))).toEqual([])
})
