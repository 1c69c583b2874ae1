'use client'
import type { PageId } from '@/domain/base/ids'
import type { BoardView } from '@/domain/protocol/board-requests'
import type { PeopleList } from '@/domain/protocol/people-requests'
import { BoardFrame } from './board-frame'
import { BoardSkeleton } from './board-skeleton'
import { useWriter } from './use-writer'
import { WhoWrites } from './who-writes'
import { writersOn } from './writers'

export interface BoardScreenProps {
  readonly board: BoardView
  readonly pageId: PageId
  readonly people: Pick<PeopleList, 'people' | 'onThisDevice'>
}

/**
 * The board. On a device that several people use the first question is who is writing; then the page opens for them.
 */
export default function BoardScreen({ board, pageId, people }: BoardScreenProps) {
  const writers = writersOn(people)
  const { writer, choose } = useWriter(board.id, writers)
  if (!writer && writers.length > 0) {
    return (
      <>
        <BoardSkeleton title={board.title} />
        <WhoWrites writers={writers} onChoose={choose} />
      </>
    )
  }
  return <BoardFrame key={pageId} board={board} pageId={pageId} writers={writers} writer={writer} onWriter={choose} />
}
