import { z } from 'zod'
import { pageId } from '@/domain/base/ids'
import { sceneStretchAnswer } from '@/domain/protocol/history-answers'
import { askScene } from '@/server/history/ask-history'
import { answer, idFrom, reading } from '../../../../answer'
import { queryOf } from '../../../../query'
import { speakerOf } from '../../../../speaker'

type Params = { pageId: string }

const seq = z.coerce.number().int().min(0)
/** `?around=<seq>` or `?after=<seq>`. */
const wish = z.union([z.object({ around: seq }), z.object({ after: seq })])

export const GET = reading<Params>(async (caller, request, params) => {
  const id = idFrom(pageId, params.pageId)
  if (!id.ok) return answer(id, sceneStretchAnswer)
  const asked = queryOf(request, wish)
  return answer(asked.ok ? await askScene(caller, id.value, asked.value, speakerOf(request)) : asked, sceneStretchAnswer)
})
