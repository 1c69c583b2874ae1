import type { UserId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { userChange, UserView } from '@/domain/protocol/user-requests'
import type { Prisma, User } from '@/generated/prisma/client'
import type { z } from 'zod'
import { prisma } from '../../prisma'
import type { Caller } from '../caller'
import { endSignInLinks } from '../sign-in-link'
import { noSuchUser, permittedToManage } from './permitted-to-manage'
import { presentUser } from './present-user'

type Change = z.output<typeof userChange>

const lastManager: Refusal = { reason: 'conflict', words: 'Somebody must be left who looks after the users.' }
const stillFacilitates: Refusal = {
  reason: 'conflict',
  words: 'They are the facilitator of a board. Give that board another facilitator first.',
}

/**
 * Turns a sign-in off or on, lets somebody look after the users or not, makes an evaluator a facilitator or the other
 * way round, or resets (the password is forgotten). Turning off and resetting end every sign-in at once.
 */
export async function changeUser(caller: Caller, userId: UserId, change: Change): Promise<Result<UserView, Refusal>> {
  const allowed = permittedToManage(caller)
  if (!allowed.ok) return allowed
  const outcome = await prisma().$transaction(async (tx) => {
    // Two who turn each other off at the same moment come one after the other, and the second is refused.
    await tx.$queryRaw`select id from "user" where may_manage_users order by id for update`
    const user = await tx.user.findUnique({ where: { id: userId } })
    if (!user) return refused(noSuchUser)
    if (losesManagement(user, change) && (await otherManagers(tx, userId)) === 0) return refused(lastManager)
    if (change.kind === 'evaluator' && (await tx.participant.count({ where: { userId, role: 'facilitator', revokedAt: null } })) > 0) {
      return refused(stillFacilitates)
    }
    return accepted(presentUser(await tx.user.update({ where: { id: userId }, data: columnsOf(user, change) }), allowed.value.id))
  })
  if (outcome.ok && (change.disabled || change.reset)) await endSignInLinks(userId)
  return outcome
}

const losesManagement = (user: User, change: Change): boolean =>
  user.mayManageUsers &&
  user.disabledAt === null &&
  (change.disabled === true || change.mayManageUsers === false || change.kind === 'evaluator')

const otherManagers = (tx: Prisma.TransactionClient, userId: UserId): Promise<number> =>
  tx.user.count({ where: { id: { not: userId }, kind: 'facilitator', mayManageUsers: true, disabledAt: null } })

function columnsOf(user: User, change: Change): Prisma.UserUpdateInput {
  const kind = change.kind ?? user.kind
  return {
    kind,
    mayManageUsers: kind === 'facilitator' && (change.mayManageUsers ?? user.mayManageUsers),
    ...(change.disabled === undefined ? {} : { disabledAt: change.disabled ? (user.disabledAt ?? new Date()) : null }),
    ...(change.reset ? { passwordHash: null } : {}),
    ...(change.disabled || change.reset ? { signInVersion: { increment: 1 } } : {}),
  }
}
