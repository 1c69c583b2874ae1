import { can } from '@/domain/access/can'
import type { ExperienceGroup, Role } from '@/domain/access/role'
import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, type Result } from '@/domain/base/result'
import type { PeopleList } from '@/domain/protocol/people-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import { peopleAtHand } from '../auth/actor'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { permitted } from './permission'

/** The people of a board, in the order they came. Those whose access ended are shown only to those who may let them back in. */
export async function readPeople(caller: Caller, boardId: BoardId, as?: ParticipantId): Promise<Result<PeopleList, Refusal>> {
  const allowed = await permitted(caller, boardId, 'people.read', as)
  if (!allowed.ok) return allowed
  const { actor, subject, participant } = allowed.value
  const mayManage = subject !== null && can(actor, 'people.manage', subject)
  const [people, here] = await Promise.all([
    prisma().participant.findMany({
      where: { boardId, ...(mayManage ? {} : { revokedAt: null }) },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      include: { scribedBy: { select: { scribeId: true } } },
    }),
    peopleAtHand(caller, boardId),
  ])
  return accepted({
    mayManage,
    onThisDevice: here.map((person) => person.id as ParticipantId),
    people: people.map((person) => ({
      participantId: person.id as ParticipantId,
      name: person.name,
      role: person.role as Role,
      group: person.group as ExperienceGroup,
      colour: person.colour,
      symbol: person.symbol,
      me: person.id === participant.id,
      signsIn: person.userId !== null,
      revokedAt: person.revokedAt?.getTime() ?? null,
      joinedAt: person.createdAt.getTime(),
      scribes: person.scribedBy.map((grant) => grant.scribeId as ParticipantId),
    })),
  })
}
