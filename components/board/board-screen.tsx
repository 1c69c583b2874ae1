'use client'
import { useCallback, useState } from 'react'
import { ask } from '@/client/requests/ask'
import type { PageId } from '@/domain/base/ids'
import type { BoardView } from '@/domain/protocol/board-requests'
import { type PeopleList, peopleList } from '@/domain/protocol/people-requests'
import { BoardFrame } from './board-frame'
import { BoardSkeleton } from './board-skeleton'
import { useWriter } from './use-writer'
import { WhoWrites } from './who-writes'
import { writersOn } from './writers'

export interface BoardScreenProps {
  readonly board: BoardView
  readonly pageId: PageId
  readonly people: Pick<PeopleList, 'people' | 'onThisDevice'>
  /** Where the source of the running version can be had; null when whoever runs it has not said. */
  readonly sourceUrl: string | null
}

/**
 * The board. On a device that several people use the first question is who is writing; then the page opens for them.
 */
export default function BoardScreen({ board, pageId, people: atFirst, sourceUrl }: BoardScreenProps) {
  const [people, setPeople] = useState(atFirst)
  // Who may write for whom changes while the board is open. Without a connection the last answer holds.
  const lookAgain = useCallback(async () => {
    const answer = await ask(`/api/boards/${board.id}/people`, peopleList)
    if (answer.ok) setPeople(answer.value)
  }, [board.id])
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
  return (
    <BoardFrame
      key={pageId}
      board={board}
      pageId={pageId}
      sourceUrl={sourceUrl}
      writers={writers}
      writer={writer}
      onWriter={choose}
      onPeopleChanged={() => void lookAgain()}
    />
  )
}
