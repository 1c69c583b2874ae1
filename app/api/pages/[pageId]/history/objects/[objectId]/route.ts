import { objectId, pageId } from '@/domain/base/ids'
import { objectHistoryAnswer } from '@/domain/protocol/history-answers'
import { askObjectHistory } from '@/server/history/ask-history'
import { answer, idFrom, reading } from '../../../../../answer'
import { speakerOf } from '../../../../../speaker'

type Params = { pageId: string; objectId: string }

export const GET = reading<Params>(async (caller, request, params) => {
  const page = idFrom(pageId, params.pageId)
  if (!page.ok) return answer(page, objectHistoryAnswer)
  const object = idFrom(objectId, params.objectId)
  if (!object.ok) return answer(object, objectHistoryAnswer)
  return answer(await askObjectHistory(caller, page.value, object.value, speakerOf(request)), objectHistoryAnswer)
})
