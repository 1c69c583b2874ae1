/**
 * The first facilitator. While nobody has a sign-in, every start makes a new one-time code and prints it in the log:
 * whoever can read the log of the machine may set it up. There is no default password.
 */
import { randomUUID } from 'node:crypto'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { UserId } from '@/domain/base/ids'
import type { Refusal } from '@/domain/protocol/refusal'
import { readCode, spacedCode } from '@/domain/people/code'
import { prisma } from '../prisma'
import { hashOfPassword } from './passwords'
import { hashOfToken, randomCode, sameHash } from './tokens'

const identifier = 'first-facilitator'
const codeLength = 12
/** No code is valid for ever; a start makes a new one. */
const oneMonth = 30 * 24 * 3600 * 1000

export const isSetUp = async (): Promise<boolean> => (await prisma().user.count()) > 0

/** A fresh code to print at the start, or null when somebody has a sign-in already. Earlier codes stop working. */
export async function firstFacilitatorCode(): Promise<string | null> {
  if (await isSetUp()) return null
  const code = randomCode(codeLength)
  await prisma().$transaction([
    prisma().verificationToken.deleteMany({ where: { identifier } }),
    prisma().verificationToken.create({ data: { identifier, token: hashOfToken(code), expires: new Date(Date.now() + oneMonth) } }),
  ])
  return spacedCode(code, 4)
}

/** Makes the first facilitator and uses the code up. Two people with the same code at the same moment: one gets in. */
export async function claimFirstFacilitator(wish: {
  code: string
  name: string
  email: string
  password: string
}): Promise<Result<UserId, Refusal>> {
  if (await isSetUp()) return refused({ reason: 'over', words: 'Evenboard is set up already. Please sign in.' })
  const given = hashOfToken(readCode(wish.code))
  const kept = await prisma().verificationToken.findFirst({ where: { identifier, expires: { gt: new Date() } } })
  if (!kept || !sameHash(kept.token, given)) {
    return refused({
      reason: 'not-allowed',
      words: 'This is not the code in the log. The newest start of the server prints the one that counts.',
    })
  }
  const passwordHash = await hashOfPassword(wish.password)
  return prisma().$transaction(async (tx) => {
    const used = await tx.verificationToken.deleteMany({ where: { identifier, token: given } })
    if (used.count === 0) return refused({ reason: 'over' as const, words: 'This code was just used by somebody else.' })
    const id = randomUUID() as string as UserId
    await tx.user.create({ data: { id, name: wish.name, email: wish.email, passwordHash, kind: 'facilitator', mayManageUsers: true } })
    return accepted(id)
  })
}
