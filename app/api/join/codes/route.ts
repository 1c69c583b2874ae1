import { accepted } from '@/domain/base/result'
import { codeFound, codeRequest } from '@/domain/protocol/people-requests'
import { senderAddress } from '@/server/auth/request-origin'
import { guardedGuess } from '@/server/auth/guarded-guess'
import { openLinkByCode } from '@/server/boards/open-link'
import { answer, bodyOf, changing } from '../../answer'

/** From the six characters on the wall to the link they stand for. */
export const POST = changing(async (_caller, request) => {
  const wish = await bodyOf(request, codeRequest)
  if (!wish.ok) return answer(wish, codeFound)
  const opened = await guardedGuess('code', senderAddress(request.headers), () => openLinkByCode(wish.value.code))
  return answer(opened.ok ? accepted({ token: opened.value.token }) : opened, codeFound)
})
