/** Client ids: random, unique on their page, and written down as somebody's before they are handed out. */
import { randomInt } from 'node:crypto'
import type { Prisma } from '@/generated/prisma/client'

const lowest = 256
const beyond = 2 ** 21
/** With a page half full each round still finds half of what is missing; this many rounds in vain is a full page. */
const mostRounds = 64

export interface ClientIdOwner {
  readonly pageId: string
  readonly sessionId: string
  readonly participantId: string
  readonly operatedById: string | null
}

/** Issues `spares + 1` ids; the first is bound to the session at once, the others are for starting offline. */
export async function issueClientIds(
  tx: Prisma.TransactionClient,
  owner: ClientIdOwner,
  spares: number,
  draw: () => number = () => randomInt(lowest, beyond),
): Promise<number[]> {
  const issued: number[] = []
  for (let round = 0; issued.length <= spares; round += 1) {
    if (round === mostRounds) throw new Error(`No free client id was found on page ${owner.pageId}.`)
    const clientId = draw()
    const { count } = await tx.clientId.createMany({
      data: [{ ...owner, clientId, kind: issued.length === 0 ? 'issued' : 'spare' }],
      skipDuplicates: true,
    })
    if (count === 1) issued.push(clientId)
  }
  return issued
}
