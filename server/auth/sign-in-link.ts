/**
 * One-time sign-in links: how users get in for the first time, or again after a lost password, without any e-mail set
 * up. Works once, for a week. The page behind it asks for one press of a button, so that programs which only look at
 * links (mail scanners, chat previews) do not use it up.
 */
import type { UserId } from '@/domain/base/ids'
import { environment } from '../env'
import { prisma } from '../prisma'
import { hashOfToken, randomToken } from './tokens'

const prefix = 'sign-in-link:'
const oneWeek = 7 * 24 * 3600 * 1000

/** A new link for the user; their earlier ones stop working. */
export async function newSignInLink(userId: string): Promise<string> {
  const token = randomToken()
  const identifier = `${prefix}${userId}`
  await prisma().$transaction([
    prisma().verificationToken.deleteMany({ where: { identifier } }),
    prisma().verificationToken.create({ data: { identifier, token: hashOfToken(token), expires: new Date(Date.now() + oneWeek) } }),
  ])
  return `${environment().publicUrl}/sign-in/link/${token}`
}

/** Ends the links of a user that were not used yet. */
export const endSignInLinks = (userId: string) => prisma().verificationToken.deleteMany({ where: { identifier: `${prefix}${userId}` } })

async function standing(token: string) {
  const kept = await prisma().verificationToken.findUnique({ where: { token: hashOfToken(token) } })
  if (!kept?.identifier.startsWith(prefix) || kept.expires < new Date()) return null
  const user = await prisma().user.findUnique({ where: { id: kept.identifier.slice(prefix.length) } })
  return user && !user.disabledAt ? user : null
}

/** Whose link this is, without using it up; null when it is used, too old or none of ours. */
export async function ownerOfSignInLink(token: string): Promise<{ name: string; email: string } | null> {
  const user = await standing(token)
  return user && { name: user.name ?? '', email: user.email ?? '' }
}

/** Uses the link up and says whose it was. Of two at the same moment one succeeds. */
export async function useSignInLink(token: string): Promise<UserId | null> {
  const user = await standing(token)
  if (!user) return null
  const { count } = await prisma().verificationToken.deleteMany({ where: { token: hashOfToken(token), identifier: `${prefix}${user.id}` } })
  return count === 1 ? (user.id as UserId) : null
}
