import type { UserId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { ownUserChange } from '@/domain/protocol/user-requests'
import type { z } from 'zod'
import { prisma } from '../../prisma'
import type { Caller } from '../caller'
import { hashOfPassword, passwordFits } from '../passwords'
import { countTry, forgive } from '../rate-limits'

/**
 * Changes one's own name or password. Whoever has a password must show it before setting another, and a new password
 * ends every sign-in made with the old one, this browser's included: the page signs in again with the new one.
 */
export async function changeOwnUser(caller: Caller, wish: z.output<typeof ownUserChange>): Promise<Result<void, Refusal>> {
  if (!caller.user) return refused({ reason: 'unknown-person', words: 'Please sign in first.' })
  const user = await prisma().user.findUniqueOrThrow({ where: { id: caller.user.id } })
  if (wish.password !== undefined && user.passwordHash !== null) {
    const counted = await countTry('sign-in address', caller.user.email)
    if (!counted.ok) return counted
    if (!(await passwordFits(user.passwordHash, wish.currentPassword ?? ''))) {
      return refused({ reason: 'not-allowed', words: 'That is not your present password.' })
    }
    await forgive('sign-in address', caller.user.email)
  }
  await prisma().user.update({
    where: { id: user.id },
    data: {
      ...(wish.name === undefined ? {} : { name: wish.name }),
      ...(wish.password === undefined ? {} : { passwordHash: await hashOfPassword(wish.password), signInVersion: { increment: 1 } }),
    },
  })
  return accepted(undefined)
}

/** Whether the user set a password, so that changing it asks for the old one. */
export const hasPassword = async (userId: UserId): Promise<boolean> =>
  (await prisma().user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })).passwordHash !== null
