import { boardList, boardMade, newBoard } from '@/domain/protocol/board-requests'
import { accepted } from '@/domain/base/result'
import { createBoard } from '@/server/boards/create-board'
import { listBoards } from '@/server/boards/list-boards'
import { answer, bodyOf, changing, reading } from '../answer'

export const GET = reading(async (caller) => answer(accepted(await listBoards(caller)), boardList))

export const POST = changing(async (caller, request) => {
  const wish = await bodyOf(request, newBoard)
  return answer(wish.ok ? await createBoard(caller, wish.value) : wish, boardMade)
})
