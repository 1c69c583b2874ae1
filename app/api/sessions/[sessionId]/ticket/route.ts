import { sessionId } from '@/domain/base/ids'
import { sessionGrant } from '@/domain/protocol/wire'
import { renewTicket } from '@/server/boards/renew-ticket'
import { answer, changing, idFrom } from '../../../answer'

export const POST = changing<{ sessionId: string }>(async (caller, _request, params) => {
  const id = idFrom(sessionId, params.sessionId)
  return answer(id.ok ? await renewTicket(caller, id.value) : id, sessionGrant)
})
