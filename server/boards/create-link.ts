import { randomUUID } from 'node:crypto'
import type { BoardId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import { joinCodeLength } from '@/domain/people/code'
import type { LinkView, newLink } from '@/domain/protocol/people-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import { Prisma } from '@/generated/prisma/client'
import type { z } from 'zod'
import type { Caller } from '../auth/caller'
import { randomCode, randomToken } from '../auth/tokens'
import { prisma } from '../prisma'
import { permitted } from './permission'
import { presentLink } from './present-link'

const oneDay = 24 * 3600 * 1000
const mostLinks = 200
/** With 190 million codes a clash is rare; several in a row mean something is wrong. */
const attempts = 5

const isTaken = (problem: unknown): boolean => problem instanceof Prisma.PrismaClientKnownRequestError && problem.code === 'P2002'

/** Makes a way in: a link, with a QR picture and a six-character code as its other faces. */
export async function createLink(caller: Caller, boardId: BoardId, wish: z.output<typeof newLink>): Promise<Result<LinkView, Refusal>> {
  const allowed = await permitted(caller, boardId, 'links.manage')
  if (!allowed.ok) return allowed
  if ((await prisma().joinLink.count({ where: { boardId } })) >= mostLinks) {
    return refused({ reason: 'conflict', words: `A board can have at most ${mostLinks} links.` })
  }
  const expiresAt = new Date(Date.now() + wish.days * oneDay)
  for (let attempt = 1; ; attempt += 1) {
    try {
      const link = await prisma().joinLink.create({
        data: {
          id: randomUUID(),
          boardId,
          role: wish.role,
          label: wish.label,
          token: randomToken(),
          code: randomCode(joinCodeLength),
          expiresAt,
        },
      })
      return accepted(presentLink(link, 0))
    } catch (problem) {
      if (!isTaken(problem) || attempt === attempts) throw problem
    }
  }
}
