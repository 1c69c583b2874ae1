import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { chosenFrom } from '@/components/history/filter-query'
import { ContributionList } from '@/components/history/contribution-list'
import { HistoryProblem } from '@/components/history/history-problem'
import { boardId, participantId } from '@/domain/base/ids'
import { contributionsAnswer } from '@/domain/protocol/history-answers'
import { callerFrom } from '@/server/auth/caller'
import { askContributions } from '@/server/history/ask-history'

export const metadata: Metadata = { title: 'Contributions' }

interface HistoryPageProps {
  readonly params: Promise<{ boardId: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The list is read for each request: history follows the journal before it answers. Filtering happens in the browser. */
export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const board = boardId.safeParse((await params).boardId)
  if (!board.success) return <HistoryProblem words="There is no such board." boardId={null} />
  const asked = Object.entries(await searchParams).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []))
  const query = new URLSearchParams(asked as string[][])
  const as = participantId.safeParse(query.get('as'))
  const answer = await askContributions(await callerFrom(await headers()), board.data, {}, as.success ? as.data : undefined)
  if (!answer.ok) return <HistoryProblem words={answer.refusal.words} boardId={board.data} />
  return <ContributionList boardId={board.data} answer={contributionsAnswer.parse(answer.value)} first={chosenFrom(query)} />
}
