'use client'
import { useCallback, useEffect, useState } from 'react'
import { ask } from '@/client/requests/ask'
import type { BoardId, ParticipantId } from '@/domain/base/ids'
import { type PeopleList as People, peopleList } from '@/domain/protocol/people-requests'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'
import { aroundBoardWords } from './board-words'
import { MyDetails } from './my-details'
import { PeopleList } from './people-list'
import styles from './sheet.module.css'

interface PeoplePanelProps {
  readonly boardId: BoardId
  /** Who is writing here just now, on a device of several people. */
  readonly as?: ParticipantId
  /** Called after something changed that the page around should know (names, scribes). */
  readonly onChanged?: () => void
}

/** The list as the person `as` sees it, if they are at this device; else as the server told it. */
function seenBy(list: People, as: ParticipantId | undefined): People {
  if (!as || !list.onThisDevice.includes(as)) return list
  return { ...list, people: list.people.map((person) => ({ ...person, me: person.participantId === as })) }
}

/** The people of a board, to stand beside it: asks for its list itself and keeps it fresh after each change. */
export function PeoplePanel({ boardId, as, onChanged }: PeoplePanelProps) {
  const [people, setPeople] = useState<People | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const load = useCallback(async () => {
    const answer = await ask(`/api/boards/${boardId}/people`, peopleList)
    if (answer.ok) setPeople(seenBy(answer.value, as))
    setProblem(answer.ok ? null : answer.refusal.words)
  }, [boardId, as])
  useEffect(() => {
    void load()
  }, [load])
  const changed = () => {
    void load()
    onChanged?.()
  }
  if (problem) {
    return (
      <Notice tone="danger" live>
        {problem}
      </Notice>
    )
  }
  if (!people) return <Skeleton className={styles.coming} />
  const me = people.people.find((person) => person.me)
  return (
    <div className={styles.stack}>
      <PeopleList boardId={boardId} people={people} onChanged={changed} />
      {me && (
        <details>
          <summary>{aroundBoardWords.people.mine}</summary>
          <MyDetails boardId={boardId} me={me} everybody={people.people} onChanged={changed} />
        </details>
      )}
    </div>
  )
}
