import { inviteRequest, signInAddress, userList } from '@/domain/protocol/user-requests'
import { inviteUser } from '@/server/auth/users/invite-user'
import { listUsers } from '@/server/auth/users/list-users'
import { answer, bodyOf, changing, reading } from '../answer'

export const GET = reading(async (caller) => answer(await listUsers(caller), userList))

export const POST = changing(async (caller, request) => {
  const wish = await bodyOf(request, inviteRequest)
  return answer(wish.ok ? await inviteUser(caller, wish.value) : wish, signInAddress)
})
