import { setUpRequest } from '@/domain/protocol/user-requests'
import { claimFirstFacilitator } from '@/server/auth/first-facilitator'
import { countTry } from '@/server/auth/rate-limits'
import { senderAddress } from '@/server/auth/request-origin'
import { answerDone, bodyOf, changing } from '../answer'

export const POST = changing(async (_caller, request) => {
  const tried = await countTry('set-up', senderAddress(request.headers))
  if (!tried.ok) return answerDone(tried)
  const wish = await bodyOf(request, setUpRequest)
  if (!wish.ok) return answerDone(wish)
  return answerDone(await claimFirstFacilitator(wish.value))
})
