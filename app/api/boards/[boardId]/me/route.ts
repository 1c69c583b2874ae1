import { boardId } from '@/domain/base/ids'
import { meView, ownChange } from '@/domain/protocol/people-requests'
import { changeOwnDetails } from '@/server/boards/change-own-details'
import { readMe } from '@/server/boards/read-me'
import { answer, bodyOf, changing, idFrom, reading } from '../../../answer'
import { speakerOf } from '../../../speaker'

type Params = { boardId: string }

export const GET = reading<Params>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  return answer(id.ok ? await readMe(caller, id.value, speakerOf(request)) : id, meView)
})

export const PATCH = changing<Params>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  if (!id.ok) return answer(id, meView)
  const wish = await bodyOf(request, ownChange)
  return answer(wish.ok ? await changeOwnDetails(caller, id.value, wish.value) : wish, meView)
})
