import type { UserId } from '@/domain/base/ids'
import { refused, accepted, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import { prisma } from '../../prisma'
import type { Caller } from '../caller'
import { type WayIn, wayInFor } from './invite-user'
import { noSuchUser, permittedToManage } from './permitted-to-manage'

/** A new one-time link for a user, to copy or to send. Their earlier links stop working. */
export async function makeSignInLink(caller: Caller, userId: UserId): Promise<Result<WayIn, Refusal>> {
  const allowed = permittedToManage(caller)
  if (!allowed.ok) return allowed
  const user = await prisma().user.findUnique({ where: { id: userId } })
  if (!user) return refused(noSuchUser)
  if (user.disabledAt) return refused({ reason: 'conflict', words: 'This sign-in has been turned off. Turn it on first.' })
  return accepted(await wayInFor(userId, user.email ?? ''))
}
