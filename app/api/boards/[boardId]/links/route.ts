import { boardId } from '@/domain/base/ids'
import { linkList, linkView, newLink } from '@/domain/protocol/people-requests'
import { createLink } from '@/server/boards/create-link'
import { listLinks } from '@/server/boards/list-links'
import { answer, bodyOf, changing, idFrom, reading } from '../../../answer'

type Params = { boardId: string }

export const GET = reading<Params>(async (caller, _request, params) => {
  const id = idFrom(boardId, params.boardId)
  return answer(id.ok ? await listLinks(caller, id.value) : id, linkList)
})

export const POST = changing<Params>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  if (!id.ok) return answer(id, linkView)
  const wish = await bodyOf(request, newLink)
  return answer(wish.ok ? await createLink(caller, id.value, wish.value) : wish, linkView)
})
