import { pageId } from '@/domain/base/ids'
import { sessionGrant, sessionRequest } from '@/domain/protocol/wire'
import { issueSession } from '@/server/boards/issue-session'
import { answer, bodyOf, changing, idFrom } from '../../../answer'

export const POST = changing<{ pageId: string }>(async (caller, request, params) => {
  const id = idFrom(pageId, params.pageId)
  if (!id.ok) return answer(id, sessionGrant)
  const wish = await bodyOf(request, sessionRequest)
  return answer(wish.ok ? await issueSession(caller, id.value, wish.value) : wish, sessionGrant)
})
