import { randomUUID } from 'node:crypto'
import type { Role } from '@/domain/access/role'
import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { addUserRequest } from '@/domain/protocol/people-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import type { User } from '@/generated/prisma/client'
import type { z } from 'zod'
import type { Caller } from '../auth/caller'
import { sendMail, signInLetter } from '../auth/mail'
import { newSignInLink } from '../auth/sign-in-link'
import { prisma } from '../prisma'
import { addParticipant } from './add-participant'
import { permitted } from './permission'

interface UserAdded {
  readonly participantId: ParticipantId
  readonly signInAddress: string | null
  readonly mailed: boolean
}

const askForFacilitator: Refusal = {
  reason: 'conflict',
  words: 'Nobody with this address may facilitate here. Someone who looks after the users can invite them first.',
}
const disabled: Refusal = { reason: 'conflict', words: 'This sign-in has been turned off.' }
const evaluatorOnly: Refusal = { reason: 'conflict', words: 'Somebody with an evaluator’s sign-in can be an evaluator or an observer.' }

/**
 * Puts somebody with a sign-in on the board. An evaluator or observer who has none yet gets one; the link to it is
 * returned only then: a link to a sign-in that existed before would let the asker act as that person.
 */
export async function addUserToBoard(
  caller: Caller,
  boardId: BoardId,
  wish: z.output<typeof addUserRequest>,
): Promise<Result<UserAdded, Refusal>> {
  const allowed = await permitted(caller, boardId, 'people.manage')
  if (!allowed.ok) return allowed
  const known = await prisma().user.findUnique({ where: { email: wish.email } })
  const objection = known ? whyNotAdded(known, wish.role) : wish.role === 'facilitator' ? askForFacilitator : null
  if (objection) return refused(objection)
  const user = known ?? (await inviteEvaluator(wish))
  const participantId = await seatOnBoard(boardId, user, wish.role)
  if (known) return accepted({ participantId, signInAddress: null, mailed: false })
  const signInAddress = await newSignInLink(user.id)
  const mailed = await sendMail(signInLetter(wish.email, signInAddress, 'The link works once, for one week.'))
  return accepted({ participantId, signInAddress, mailed })
}

function whyNotAdded(user: User, role: Role): Refusal | null {
  if (user.disabledAt) return disabled
  return user.kind === 'evaluator' && role === 'facilitator' ? evaluatorOnly : null
}

const inviteEvaluator = (wish: z.output<typeof addUserRequest>): Promise<User> =>
  prisma().user.create({
    data: { id: randomUUID(), email: wish.email, name: wish.name ?? wish.email.split('@')[0] ?? wish.email, kind: 'evaluator' },
  })

/** Adds the user, or gives the one already there the role and lets them back in. */
async function seatOnBoard(boardId: BoardId, user: User, role: Role): Promise<ParticipantId> {
  return prisma().$transaction(async (tx) => {
    const known = await tx.participant.findUnique({ where: { boardId_userId: { boardId, userId: user.id } } })
    const person = known
      ? await tx.participant.update({
          where: { id: known.id },
          data: { revokedAt: null, ...(known.role === 'facilitator' ? {} : { role }) },
        })
      : await addParticipant(tx, { boardId, name: user.name ?? user.email ?? 'Somebody', role, userId: user.id })
    return person.id as ParticipantId
  })
}
