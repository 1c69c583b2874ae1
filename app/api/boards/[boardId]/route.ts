import { boardId } from '@/domain/base/ids'
import { boardChange, boardView } from '@/domain/protocol/board-requests'
import { changeBoard } from '@/server/boards/change-board'
import { readBoard } from '@/server/boards/read-board'
import { answer, bodyOf, changing, idFrom, reading } from '../../answer'
import { speakerOf } from '../../speaker'

type Params = { boardId: string }

export const GET = reading<Params>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  return answer(id.ok ? await readBoard(caller, id.value, speakerOf(request)) : id, boardView)
})

export const PATCH = changing<Params>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  if (!id.ok) return answer(id, boardView)
  const change = await bodyOf(request, boardChange)
  return answer(change.ok ? await changeBoard(caller, id.value, change.value) : change, boardView)
})
