import { CircleAlert } from 'lucide-react'
import type { BoardId } from '@/domain/base/ids'
import { boardAddress } from '../board/board-address'
import { ButtonLink } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { historyWords } from './words'

/** Why nothing is shown, in the server's words, and the way back. */
export function HistoryProblem({ words, boardId }: { readonly words: string; readonly boardId: BoardId | null }) {
  return (
    <main>
      <EmptyState
        icon={<CircleAlert aria-hidden />}
        title={historyWords.problem.title}
        action={<ButtonLink href={boardId ? boardAddress.board(boardId) : boardAddress.home}>{historyWords.back}</ButtonLink>}
      >
        {words}
      </EmptyState>
    </main>
  )
}
