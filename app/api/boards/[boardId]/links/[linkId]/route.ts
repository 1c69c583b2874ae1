import { boardId } from '@/domain/base/ids'
import { linkRevoked, revokeLinkRequest } from '@/domain/protocol/people-requests'
import { revokeLink } from '@/server/boards/revoke-link'
import { answer, bodyOf, changing, idFrom } from '../../../../answer'

export const DELETE = changing<{ boardId: string; linkId: string }>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  if (!id.ok) return answer(id, linkRevoked)
  const wish = await bodyOf(request, revokeLinkRequest)
  return answer(wish.ok ? await revokeLink(caller, id.value, params.linkId, wish.value.removePeople) : wish, linkRevoked)
})
