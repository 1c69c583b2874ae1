import { boardId } from '@/domain/base/ids'
import { boardView } from '@/domain/protocol/board-requests'
import { releaseBoard } from '@/server/boards/release-board'
import { withdrawRelease } from '@/server/boards/withdraw-release'
import { answer, changing, idFrom } from '../../../answer'

type Params = { boardId: string }

export const PUT = changing<Params>(async (caller, _request, params) => {
  const id = idFrom(boardId, params.boardId)
  return answer(id.ok ? await releaseBoard(caller, id.value) : id, boardView)
})

export const DELETE = changing<Params>(async (caller, _request, params) => {
  const id = idFrom(boardId, params.boardId)
  return answer(id.ok ? await withdrawRelease(caller, id.value) : id, boardView)
})
