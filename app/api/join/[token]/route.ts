import { joined, joinRequest, linkPreview } from '@/domain/protocol/people-requests'
import { deviceCookie } from '@/server/auth/device'
import { countTry } from '@/server/auth/rate-limits'
import { senderAddress } from '@/server/auth/request-origin'
import { joinBoard } from '@/server/boards/join-board'
import { previewLink } from '@/server/boards/preview-link'
import { answer, bodyOf, changing, reading } from '../../answer'

type Params = { token: string }

export const GET = reading<Params>(async (caller, _request, params) => answer(await previewLink(caller, params.token), linkPreview))

export const POST = changing<Params>(async (caller, request, params) => {
  const tried = await countTry('join', senderAddress(request.headers))
  if (!tried.ok) return answer(tried, joined)
  const wish = await bodyOf(request, joinRequest)
  if (!wish.ok) return answer(wish, joined)
  const outcome = await joinBoard(caller, params.token, wish.value)
  const token = outcome.ok ? outcome.value.deviceToken : null
  return answer(outcome, joined, token ? { 'set-cookie': deviceCookie(token) } : undefined)
})
