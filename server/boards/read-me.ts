import type { ExperienceGroup, Role } from '@/domain/access/role'
import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, type Result } from '@/domain/base/result'
import type { MeView } from '@/domain/protocol/people-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Participant } from '@/generated/prisma/client'
import type { Caller } from '../auth/caller'
import { permitted } from './permission'

export const presentMe = (person: Participant): MeView => ({
  participantId: person.id as ParticipantId,
  boardId: person.boardId as BoardId,
  name: person.name,
  role: person.role as Role,
  group: person.group as ExperienceGroup,
  colour: person.colour,
  symbol: person.symbol,
  briefed: person.briefedAt !== null,
})

/** Who the caller is on this board. */
export async function readMe(caller: Caller, boardId: BoardId, as?: ParticipantId): Promise<Result<MeView, Refusal>> {
  const allowed = await permitted(caller, boardId, 'board.open', as)
  return allowed.ok ? accepted(presentMe(allowed.value.participant)) : allowed
}
