import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { accepted, type Result } from '@/domain/base/result'
import type { LinkPreview, LinkRole } from '@/domain/protocol/people-requests'
import type { Refusal } from '@/domain/protocol/refusal'
import { peopleAtHand } from '../auth/actor'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { briefOnBoard } from './brief-on-board'
import { firstPageOf } from './first-page'
import { openLink } from './open-link'

/** What somebody holding a link is shown before they join: the board's name, the briefing, and who of this device is on it already. */
export async function previewLink(caller: Caller, token: string): Promise<Result<LinkPreview, Refusal>> {
  const opened = await openLink(token)
  if (!opened.ok) return opened
  const boardId = opened.value.boardId as BoardId
  const board = await prisma().board.findUniqueOrThrow({ where: { id: boardId } })
  const here = await peopleAtHand(caller, boardId)
  return accepted({
    boardTitle: board.title,
    purpose: board.purpose,
    role: opened.value.role as LinkRole,
    briefing: await briefOnBoard(board),
    alreadyHere: here.map((person) => ({
      participantId: person.id as ParticipantId,
      name: person.name,
      colour: person.colour,
      symbol: person.symbol,
    })),
    boardId: here.length > 0 ? boardId : null,
    firstPageId: here.length > 0 ? await firstPageOf(boardId) : null,
  })
}
