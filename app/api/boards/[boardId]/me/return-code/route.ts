import { boardId } from '@/domain/base/ids'
import { returnCodeGiven, returnCodeRequest } from '@/domain/protocol/people-requests'
import { renewReturnCode } from '@/server/boards/renew-return-code'
import { answer, bodyOf, changing, idFrom } from '../../../../answer'

export const POST = changing<{ boardId: string }>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  if (!id.ok) return answer(id, returnCodeGiven)
  const wish = await bodyOf(request, returnCodeRequest)
  return answer(wish.ok ? await renewReturnCode(caller, id.value, wish.value.as) : wish, returnCodeGiven)
})
