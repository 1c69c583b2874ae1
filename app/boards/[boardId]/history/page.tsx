import type { Metadata } from 'next'
import { ContributionList } from '@/components/history/contribution-list'
import { chosenFrom } from '@/components/history/filter-query'
import { boardId, participantId } from '@/domain/base/ids'
import { contributionsAnswer } from '@/domain/protocol/history-answers'
import { askContributions } from '@/server/history/ask-history'
import { RefusalPage } from '../../../refusal-page'
import { visitor } from '../../../visitor'

export const metadata: Metadata = { title: 'Contributions' }

interface HistoryPageProps {
  readonly params: Promise<{ boardId: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The list is read for each request: history follows the journal before it answers. Filtering happens in the browser. */
export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const board = boardId.safeParse((await params).boardId)
  if (!board.success) return <RefusalPage refusal={{ reason: 'not-found', words: 'There is no such board.' }} />
  const query = new URLSearchParams()
  for (const [part, value] of Object.entries(await searchParams)) if (typeof value === 'string') query.set(part, value)
  const as = participantId.safeParse(query.get('as'))
  const answer = await askContributions(await visitor(), board.data, {}, as.success ? as.data : undefined)
  if (!answer.ok) return <RefusalPage refusal={answer.refusal} />
  return <ContributionList boardId={board.data} answer={contributionsAnswer.parse(answer.value)} first={chosenFrom(query)} />
}
