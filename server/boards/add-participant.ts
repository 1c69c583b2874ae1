/** Puts a person on a board: a distinct name and a mark nobody else has, decided under a lock so that two who join at once differ. */
import { randomUUID } from 'node:crypto'
import type { ExperienceGroup, Role } from '@/domain/access/role'
import type { BoardId } from '@/domain/base/ids'
import { nextMark } from '@/domain/people/person-mark'
import { distinctName } from '@/domain/people/person-name'
import type { Participant, Prisma } from '@/generated/prisma/client'

export interface NewParticipant {
  readonly boardId: BoardId
  readonly name: string
  readonly role: Role
  readonly group?: ExperienceGroup
  readonly userId?: string
  readonly joinLinkId?: string
  readonly returnCodeHash?: string
  readonly briefedAt?: Date | null
}

/** Holds the board’s row until the transaction ends: names and places are given one after another. */
export const lockBoard = (tx: Prisma.TransactionClient, boardId: string) =>
  tx.$queryRaw`select id from board where id = ${boardId} for update`

export async function addParticipant(tx: Prisma.TransactionClient, wanted: NewParticipant): Promise<Participant> {
  await lockBoard(tx, wanted.boardId)
  const known = await tx.participant.findMany({ where: { boardId: wanted.boardId }, select: { name: true, colour: true, symbol: true } })
  return tx.participant.create({
    data: {
      id: randomUUID(),
      ...wanted,
      name: distinctName(
        wanted.name,
        known.map((person) => person.name),
      ),
      ...nextMark(known),
    },
  })
}
