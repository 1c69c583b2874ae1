/**
 * Who is asking, on one board: the facts `can()` needs and the person's name. A signed-in member speaks as themselves;
 * people at a shared device say who of them is speaking (`as`), else the one who wrote last is meant.
 */
import type { BoardId, ParticipantId } from '@/domain/base/ids'
import type { Actor, Subject } from '@/domain/access/can'
import type { Role } from '@/domain/access/role'
import type { Board, Participant } from '@/generated/prisma/client'
import { prisma } from '../prisma'
import type { Caller } from './caller'

export interface Standing {
  readonly actor: Actor
  /** What a question about this board is about; null when there is no such board. */
  readonly subject: Subject | null
  readonly board: Board | null
  /** The row of the person speaking; null for everybody who is not a standing member. */
  readonly participant: Participant | null
}

/** Everybody who may speak from this browser on the board, the signed-in user first, then the last to have written. */
export async function peopleAtHand(caller: Caller, boardId: BoardId): Promise<Participant[]> {
  const [own, seats] = await Promise.all([
    caller.user ? prisma().participant.findMany({ where: { boardId, userId: caller.user.id, revokedAt: null } }) : [],
    caller.deviceId
      ? prisma().deviceSeat.findMany({
          // Someone with a sign-in speaks only while signed in, whatever device they once used.
          where: { deviceId: caller.deviceId, participant: { boardId, revokedAt: null, userId: null } },
          include: { participant: true },
          orderBy: { lastUsedAt: 'desc' },
        })
      : [],
  ])
  return [...own, ...seats.map((seat) => seat.participant)]
}

export async function standingOn(caller: Caller, boardId: BoardId, as?: ParticipantId): Promise<Standing> {
  const [board, people] = await Promise.all([prisma().board.findUnique({ where: { id: boardId } }), peopleAtHand(caller, boardId)])
  const participant = (as ? people.find((person) => person.id === as) : people[0]) ?? null
  const user = caller.user && {
    id: caller.user.id,
    mayCreateBoards: caller.user.mayCreateBoards,
    mayManageUsers: caller.user.mayManageUsers,
  }
  return {
    actor: {
      user,
      member: participant && { participantId: participant.id as ParticipantId, boardId, role: participant.role as Role },
    },
    subject: board && { kind: 'board', boardId, released: board.releasedAt !== null },
    board,
    participant,
  }
}
