import { randomUUID } from 'node:crypto'
import type { UserId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { inviteRequest } from '@/domain/protocol/user-requests'
import type { z } from 'zod'
import { prisma } from '../../prisma'
import type { Caller } from '../caller'
import { sendMail, signInLetter } from '../mail'
import { newSignInLink } from '../sign-in-link'
import { permittedToManage } from './permitted-to-manage'

export interface WayIn {
  readonly userId: UserId
  readonly signInAddress: string
  readonly mailed: boolean
}

/** Makes a sign-in for somebody and a link by which they get in the first time; sent by e-mail when that is set up. */
export async function inviteUser(caller: Caller, wish: z.output<typeof inviteRequest>): Promise<Result<WayIn, Refusal>> {
  const allowed = permittedToManage(caller)
  if (!allowed.ok) return allowed
  if (await prisma().user.findUnique({ where: { email: wish.email } })) {
    return refused({ reason: 'conflict', words: 'Somebody with this e-mail address is here already.' })
  }
  const userId = randomUUID() as string as UserId
  const mayManageUsers = wish.kind === 'facilitator' && wish.mayManageUsers
  await prisma().user.create({ data: { id: userId, name: wish.name, email: wish.email, kind: wish.kind, mayManageUsers } })
  return accepted(await wayInFor(userId, wish.email))
}

export async function wayInFor(userId: UserId, email: string): Promise<WayIn> {
  const signInAddress = await newSignInLink(userId)
  const mailed = await sendMail(signInLetter(email, signInAddress, 'The link works once, for one week.'))
  return { userId, signInAddress, mailed }
}
