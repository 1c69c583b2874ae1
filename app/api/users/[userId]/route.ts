import { userId } from '@/domain/base/ids'
import { userChange, userView } from '@/domain/protocol/user-requests'
import { changeUser } from '@/server/auth/users/change-user'
import { answer, bodyOf, changing, idFrom } from '../../answer'

export const PATCH = changing<{ userId: string }>(async (caller, request, params) => {
  const id = idFrom(userId, params.userId)
  if (!id.ok) return answer(id, userView)
  const change = await bodyOf(request, userChange)
  return answer(change.ok ? await changeUser(caller, id.value, change.value) : change, userView)
})
