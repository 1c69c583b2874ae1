import { userId } from '@/domain/base/ids'
import { signInAddress } from '@/domain/protocol/user-requests'
import { makeSignInLink } from '@/server/auth/users/make-sign-in-link'
import { answer, changing, idFrom } from '../../../answer'

export const POST = changing<{ userId: string }>(async (caller, _request, params) => {
  const id = idFrom(userId, params.userId)
  return answer(id.ok ? await makeSignInLink(caller, id.value) : id, signInAddress)
})
