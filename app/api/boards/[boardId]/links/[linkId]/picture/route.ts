import { boardId } from '@/domain/base/ids'
import { readLinkPicture } from '@/server/boards/read-link-picture'
import { idFrom, reading, refusalAnswer } from '../../../../../answer'

/** The QR picture. Never cached: whoever loses the right to hand the link out loses the picture. */
export const GET = reading<{ boardId: string; linkId: string }>(async (caller, _request, params) => {
  const id = idFrom(boardId, params.boardId)
  const picture = id.ok ? await readLinkPicture(caller, id.value, params.linkId) : id
  if (!picture.ok) return refusalAnswer(picture.refusal)
  return new Response(picture.value, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' } })
})
