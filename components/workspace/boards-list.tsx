import { Eye, LayoutGrid } from 'lucide-react'
import Link from 'next/link'
import type { BoardSummary } from '@/domain/protocol/board-requests'
import { roleWords } from '../people/group-words'
import { Badge } from '../ui/badge'
import { EmptyState } from '../ui/empty-state'
import styles from './boards-list.module.css'
import { NewBoardButton } from './new-board-dialog'
import { workspaceWords } from './words'

const words = workspaceWords.boards

export function BoardsList({ boards, mayCreate }: { readonly boards: readonly BoardSummary[]; readonly mayCreate: boolean }) {
  if (boards.length === 0) {
    return (
      <EmptyState icon={<LayoutGrid aria-hidden />} title={words.none} action={mayCreate && <NewBoardButton />}>
        <p>{mayCreate ? words.noneMayCreate : words.noneElse}</p>
      </EmptyState>
    )
  }
  return (
    <ul role="list" className={styles.list}>
      {boards.map((board) => (
        <li key={board.id} className={styles.board}>
          <h2 className={styles.title}>
            <Link href={`/boards/${board.id}`} className={styles.link} dir="auto">
              {board.title}
            </Link>
          </h2>
          {board.purpose && (
            <p className={styles.purpose} dir="auto">
              {board.purpose}
            </p>
          )}
          <p className={styles.facts}>
            <Badge>{roleWords[board.role].name}</Badge>
            <Badge>{words.people(board.people)}</Badge>
            {board.releasedAt !== null && (
              <Badge tone="info" icon={<Eye aria-hidden />}>
                {words.released}
              </Badge>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
