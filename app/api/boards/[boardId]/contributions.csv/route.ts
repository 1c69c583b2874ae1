import { boardId } from '@/domain/base/ids'
import { contributionFilter } from '@/domain/contribution/contribution-filter'
import { askContributionCsv } from '@/server/history/ask-history'
import { idFrom, reading, refusalAnswer } from '../../../answer'
import { queryOf } from '../../../query'
import { speakerOf } from '../../../speaker'

type Params = { boardId: string }

export const GET = reading<Params>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  if (!id.ok) return refusalAnswer(id.refusal)
  const filter = queryOf(request, contributionFilter)
  if (!filter.ok) return refusalAnswer(filter.refusal)
  const csv = await askContributionCsv(caller, id.value, filter.value, speakerOf(request))
  if (!csv.ok) return refusalAnswer(csv.refusal)
  return new Response(csv.value, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="contributions.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
})
