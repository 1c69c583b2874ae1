/** The first step of every use-case about a board: who is asking, and may they? */
import { type BoardAction, can, type WorkspaceAction } from '@/domain/access/can'
import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Board, Participant } from '@/generated/prisma/client'
import { type Standing, standingOn } from '../auth/actor'
import type { Caller, SignedInUser } from '../auth/caller'

/** A standing with everything there: what a use-case has in hand once it was allowed. */
export interface Permitted extends Standing {
  readonly board: Board
  readonly participant: Participant
}

/** Told to strangers and members of other boards alike, so that asking does not reveal which boards exist. */
export const noSuchBoard: Refusal = { reason: 'not-found', words: 'There is no such board, or you are not on it.' }
export const mayNot: Refusal = { reason: 'not-allowed', words: 'Your role on this board does not allow that. A facilitator can help.' }
export const unknownPerson: Refusal = { reason: 'unknown-person', words: 'Please sign in first.' }
const notReleased: Refusal = {
  reason: 'not-allowed',
  words: 'This board has not been released to evaluators yet. Its facilitators decide when.',
}

/** The caller's standing if they may do `action` on the board, else why not. */
export async function permitted(
  caller: Caller,
  boardId: BoardId,
  action: BoardAction,
  as?: ParticipantId,
): Promise<Result<Permitted, Refusal>> {
  const standing = await standingOn(caller, boardId, as)
  const { actor, subject, board, participant } = standing
  if (!board || !subject || !participant || !actor.member) return refused(noSuchBoard)
  if (can(actor, action, subject)) return accepted({ ...standing, board, participant })
  const wouldBeReleased = can(actor, action, { kind: 'board', boardId, released: true })
  return refused(wouldBeReleased ? notReleased : mayNot)
}

/** The signed-in user if they may do `action` in the workspace, else why not. */
export function permittedUser(caller: Caller, action: WorkspaceAction): Result<SignedInUser, Refusal> {
  if (!caller.user) return refused(unknownPerson)
  const { user } = caller
  return can({ user, member: null }, action, { kind: 'workspace' }) ? accepted(user) : refused(mayNotInWorkspace)
}

const mayNotInWorkspace: Refusal = {
  reason: 'not-allowed',
  words: 'Your sign-in does not allow that. Someone who looks after the users can help.',
}
