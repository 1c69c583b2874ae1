import { returned, returnRequest } from '@/domain/protocol/people-requests'
import { deviceCookie } from '@/server/auth/device'
import { guardedGuess } from '@/server/auth/guarded-guess'
import { senderAddress } from '@/server/auth/request-origin'
import { returnToBoard } from '@/server/boards/return-to-board'
import { answer, bodyOf, changing } from '../answer'

export const POST = changing(async (caller, request) => {
  const wish = await bodyOf(request, returnRequest)
  if (!wish.ok) return answer(wish, returned)
  const outcome = await guardedGuess('return code', senderAddress(request.headers), () => returnToBoard(caller, wish.value.code))
  const token = outcome.ok ? outcome.value.deviceToken : null
  return answer(outcome, returned, token ? { 'set-cookie': deviceCookie(token) } : undefined)
})
