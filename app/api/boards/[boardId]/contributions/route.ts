import { boardId } from '@/domain/base/ids'
import { contributionFilter } from '@/domain/contribution/contribution-filter'
import { contributionsAnswer } from '@/domain/protocol/history-answers'
import { askContributions } from '@/server/history/ask-history'
import { answer, idFrom, reading } from '../../../answer'
import { queryOf } from '../../../query'
import { speakerOf } from '../../../speaker'

type Params = { boardId: string }

export const GET = reading<Params>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  if (!id.ok) return answer(id, contributionsAnswer)
  const filter = queryOf(request, contributionFilter)
  return answer(filter.ok ? await askContributions(caller, id.value, filter.value, speakerOf(request)) : filter, contributionsAnswer)
})
