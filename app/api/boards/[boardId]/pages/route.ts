import { boardId } from '@/domain/base/ids'
import { newPage, pageMade } from '@/domain/protocol/board-requests'
import { addPage } from '@/server/boards/add-page'
import { answer, bodyOf, changing, idFrom } from '../../../answer'

export const POST = changing<{ boardId: string }>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  if (!id.ok) return answer(id, pageMade)
  const wish = await bodyOf(request, newPage)
  return answer(wish.ok ? await addPage(caller, id.value, wish.value.title) : wish, pageMade)
})
