import { boardId } from '@/domain/base/ids'
import { scribeEnd, scribeRequest } from '@/domain/protocol/people-requests'
import { grantScribe } from '@/server/boards/grant-scribe'
import { withdrawScribe } from '@/server/boards/withdraw-scribe'
import { answerDone, bodyOf, changing, idFrom } from '../../../answer'

type Params = { boardId: string }

export const POST = changing<Params>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  if (!id.ok) return answerDone(id)
  const wish = await bodyOf(request, scribeRequest)
  return answerDone(wish.ok ? await grantScribe(caller, id.value, wish.value.scribe, wish.value.as) : wish)
})

export const DELETE = changing<Params>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  if (!id.ok) return answerDone(id)
  const wish = await bodyOf(request, scribeEnd)
  return answerDone(wish.ok ? await withdrawScribe(caller, id.value, wish.value) : wish)
})
