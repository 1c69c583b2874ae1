/**
 * The one answer to "may this person do that?". Screens hide by it; every server path (HTTP, websocket, export, image)
 * refuses by it. Nothing else decides about access. (Invariant 10)
 */
import type { BoardId, ParticipantId, UserId } from '../base/ids'
import type { Role } from './role'

/** Whoever asks: perhaps signed in, perhaps a member of the board in question, perhaps nobody. */
export interface Actor {
  readonly user: { readonly id: UserId; readonly mayCreateBoards: boolean; readonly mayManageUsers: boolean } | null
  /** Membership of the board the question is about. A revoked membership is no membership. */
  readonly member: { readonly participantId: ParticipantId; readonly boardId: BoardId; readonly role: Role } | null
}

/** What the question is about. `released` says whether the group has released the board to its evaluators. */
export type Subject = { readonly kind: 'workspace' } | { readonly kind: 'board'; readonly boardId: BoardId; readonly released: boolean }

export const workspaceActions = ['board.create', 'users.manage'] as const
export const boardActions = [
  /** See the board's name and its pages in a list. */
  'board.open',
  /** Read what is on the pages, live. */
  'page.read',
  /** Write, move, connect, bin and restore on the pages. */
  'page.write',
  /** Be seen with a cursor. */
  'presence.show',
  'page.add',
  /** Change the board's name, what it is for and how long it is kept. */
  'board.rename',
  /** Release the board's record to its evaluators, or take the release back. */
  'board.release',
  /** Say which level, stage, kind or standpoint a contribution speaks to, in one's own capacity. */
  'tag.assert',
  /** Set the defaults that an area hands down to what is put into it. */
  'area.defaults',
  /** Correct who contributed to a note. */
  'contributors.declare',
  /** Write for somebody who agreed to it. */
  'session.scribe',
  /** Change one's own shown name and how one wants to be counted; get a new return code. */
  'self.change',
  'people.read',
  'people.manage',
  'links.read',
  'links.manage',
  'history.read',
  'history.replay',
  'history.export',
  /** See the picture of a join link. */
  'asset.read',
] as const
export type WorkspaceAction = (typeof workspaceActions)[number]
export type BoardAction = (typeof boardActions)[number]
export type Action = WorkspaceAction | BoardAction

type Rule = 'yes' | 'no' | 'when released'
const Y = 'yes'
const N = 'no'
const R = 'when released'

/** Rows are actions, columns roles. Read it aloud: "an evaluator may read a page when released". */
export const boardRules: Record<BoardAction, Record<Role, Rule>> = {
  'board.open': { facilitator: Y, participant: Y, observer: Y, evaluator: Y },
  'page.read': { facilitator: Y, participant: Y, observer: Y, evaluator: R },
  'page.write': { facilitator: Y, participant: Y, observer: N, evaluator: N },
  'presence.show': { facilitator: Y, participant: Y, observer: Y, evaluator: N },
  'page.add': { facilitator: Y, participant: N, observer: N, evaluator: N },
  'board.rename': { facilitator: Y, participant: N, observer: N, evaluator: N },
  'board.release': { facilitator: Y, participant: N, observer: N, evaluator: N },
  'tag.assert': { facilitator: Y, participant: Y, observer: N, evaluator: N },
  'area.defaults': { facilitator: Y, participant: N, observer: N, evaluator: N },
  'contributors.declare': { facilitator: Y, participant: Y, observer: N, evaluator: N },
  'session.scribe': { facilitator: Y, participant: Y, observer: N, evaluator: N },
  'self.change': { facilitator: Y, participant: Y, observer: Y, evaluator: Y },
  'people.read': { facilitator: Y, participant: Y, observer: Y, evaluator: R },
  'people.manage': { facilitator: Y, participant: N, observer: N, evaluator: N },
  'links.read': { facilitator: Y, participant: N, observer: N, evaluator: N },
  'links.manage': { facilitator: Y, participant: N, observer: N, evaluator: N },
  'history.read': { facilitator: Y, participant: Y, observer: N, evaluator: R },
  'history.replay': { facilitator: Y, participant: Y, observer: N, evaluator: R },
  'history.export': { facilitator: Y, participant: N, observer: N, evaluator: R },
  'asset.read': { facilitator: Y, participant: N, observer: N, evaluator: N },
}

const isWorkspaceAction = (action: Action): action is WorkspaceAction => (workspaceActions as readonly string[]).includes(action)

/** True when `actor` may do `action` to `subject`. Total: every combination has an answer, and the default is no. */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  if (isWorkspaceAction(action)) {
    if (subject.kind !== 'workspace' || !actor.user) return false
    return action === 'board.create' ? actor.user.mayCreateBoards : actor.user.mayManageUsers
  }
  if (subject.kind !== 'board' || !actor.member || actor.member.boardId !== subject.boardId) return false
  const rule = boardRules[action][actor.member.role]
  return rule === 'yes' || (rule === 'when released' && subject.released)
}
