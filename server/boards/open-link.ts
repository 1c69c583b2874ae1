/** From what somebody was given (the token of a link or a six-character code) to the link itself, if it still lets people in. */
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { JoinLink } from '@/generated/prisma/client'
import { prisma } from '../prisma'
import { isOpen } from './present-link'

const unknown: Refusal = { reason: 'not-found', words: 'This link is not known here. Perhaps a letter is missing at the end?' }
const over: Refusal = { reason: 'over', words: 'This link no longer works. Please ask the person who gave it to you for a new one.' }
const unknownCode: Refusal = { reason: 'not-found', words: 'No board has this code. Please check it letter by letter.' }

const ifOpen = (link: JoinLink | null, otherwise: Refusal): Result<JoinLink, Refusal> => {
  if (!link) return refused(otherwise)
  return isOpen(link, new Date()) ? accepted(link) : refused(over)
}

export const openLink = async (token: string): Promise<Result<JoinLink, Refusal>> =>
  ifOpen(await prisma().joinLink.findUnique({ where: { token } }), unknown)

export const openLinkByCode = async (code: string): Promise<Result<JoinLink, Refusal>> =>
  ifOpen(await prisma().joinLink.findUnique({ where: { code } }), unknownCode)
