import { ownUserChange } from '@/domain/protocol/user-requests'
import { changeOwnUser } from '@/server/auth/users/change-own-user'
import { answerDone, bodyOf, changing } from '../../answer'

export const PATCH = changing(async (caller, request) => {
  const wish = await bodyOf(request, ownUserChange)
  return answerDone(wish.ok ? await changeOwnUser(caller, wish.value) : wish)
})
