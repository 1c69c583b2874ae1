import { pageId } from '@/domain/base/ids'
import { timelineAnswer } from '@/domain/protocol/history-answers'
import { askTimeline } from '@/server/history/ask-history'
import { answer, idFrom, reading } from '../../../../answer'
import { speakerOf } from '../../../../speaker'

type Params = { pageId: string }

export const GET = reading<Params>(async (caller, request, params) => {
  const id = idFrom(pageId, params.pageId)
  return answer(id.ok ? await askTimeline(caller, id.value, speakerOf(request)) : id, timelineAnswer)
})
