import { boardId } from '@/domain/base/ids'
import { leaveRequest } from '@/domain/protocol/people-requests'
import { leaveDevice } from '@/server/boards/leave-device'
import { answerDone, bodyOf, changing, idFrom } from '../../../../answer'

/** "Take me off this device." */
export const DELETE = changing<{ boardId: string }>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  if (!id.ok) return answerDone(id)
  const wish = await bodyOf(request, leaveRequest)
  return answerDone(wish.ok ? await leaveDevice(caller, id.value, wish.value.as) : wish)
})
