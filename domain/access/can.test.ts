import { describe, expect, it } from 'vitest'
import type { BoardId, ParticipantId, UserId } from '../base/ids'
import { type Action, type Actor, boardActions, boardRules, can, type Subject, workspaceActions } from './can'
import { type Role, roles } from './role'

const here = 'here' as BoardId
const elsewhere = 'elsewhere' as BoardId
const member = (role: Role, boardId = here): Actor => ({ user: null, member: { participantId: 'p' as ParticipantId, boardId, role } })
const user = (mayCreateBoards: boolean, mayManageUsers: boolean): Actor => ({
  user: { id: 'u' as UserId, mayCreateBoards, mayManageUsers },
  member: null,
})
const nobody: Actor = { user: null, member: null }
const board = (released: boolean): Subject => ({ kind: 'board', boardId: here, released })
const everyAction: readonly Action[] = [...workspaceActions, ...boardActions]

describe('may this person do that?', () => {
  it('nobody may do anything', () => {
    for (const action of everyAction)
      for (const subject of [board(true), { kind: 'workspace' } as const]) expect(can(nobody, action, subject)).toBe(false)
  })

  it('a member of another board may do nothing here', () => {
    for (const role of roles) for (const action of boardActions) expect(can(member(role, elsewhere), action, board(true))).toBe(false)
  })

  it('a sign-in alone opens no board', () => {
    for (const action of boardActions) expect(can(user(true, true), action, board(true))).toBe(false)
  })

  it('the workspace asks the sign-in, the board asks the membership, and never the other way round', () => {
    expect(can(user(true, false), 'board.create', { kind: 'workspace' })).toBe(true)
    expect(can(user(true, false), 'users.manage', { kind: 'workspace' })).toBe(false)
    expect(can(user(false, true), 'users.manage', { kind: 'workspace' })).toBe(true)
    expect(can(member('facilitator'), 'board.create', { kind: 'workspace' })).toBe(false)
    expect(can(user(true, true), 'board.create', board(true))).toBe(false)
    expect(can(member('facilitator'), 'page.write', { kind: 'workspace' })).toBe(false)
  })

  it('an evaluator changes nothing but their own shown name, ever, and reads nothing before the group has released it', () => {
    const changing = boardActions.filter((action) => !/read|replay|export|open|self/.test(action))
    for (const action of changing) expect(can(member('evaluator'), action, board(true)), action).toBe(false)
    const reading = boardActions.filter((action) => !['board.open', 'self.change'].includes(action))
    for (const action of reading) expect(can(member('evaluator'), action, board(false)), action).toBe(false)
    expect(can(member('evaluator'), 'history.replay', board(true))).toBe(true)
  })

  it('observers read and change nothing', () => {
    expect(can(member('observer'), 'page.read', board(false))).toBe(true)
    for (const action of ['page.write', 'tag.assert', 'contributors.declare', 'session.scribe'] as const)
      expect(can(member('observer'), action, board(true)), action).toBe(false)
  })

  it('people who take part write on equal terms: whatever a facilitator may write, they may', () => {
    for (const action of ['page.write', 'tag.assert', 'contributors.declare', 'history.read', 'history.replay'] as const)
      expect(boardRules[action].participant).toBe(boardRules[action].facilitator)
  })

  it('release does not matter to the group itself', () => {
    for (const role of ['facilitator', 'participant', 'observer'] as const)
      for (const action of boardActions) expect(can(member(role), action, board(true))).toBe(can(member(role), action, board(false)))
  })
})
