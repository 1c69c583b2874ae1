'use client'
import { useState } from 'react'
import type { BoardId } from '@/domain/base/ids'
import type { PeopleList as People, PersonView } from '@/domain/protocol/people-requests'
import { done } from '@/domain/protocol/user-requests'
import { ask } from '@/client/requests/ask'
import { Notice } from '../ui/notice'
import { showToast } from '../ui/toast-store'
import { ConfirmDialog } from '../workspace/confirm-dialog'
import { aroundBoardWords } from './board-words'
import { PersonRow } from './person-row'
import styles from './sheet.module.css'
import { useRequest } from './use-request'

const words = aroundBoardWords.people

interface PeopleListProps {
  readonly boardId: BoardId
  readonly people: People
  /** Called after something changed: ask for the list again. */
  readonly onChanged: () => void
}

/** Everybody on the board, with what may be done about each. */
export function PeopleList({ boardId, people, onChanged }: PeopleListProps) {
  const { busy, problem, run } = useRequest()
  const [revoking, setRevoking] = useState<PersonView | null>(null)
  const me = people.people.find((person) => person.me)

  const send = (path: string, method: 'PATCH' | 'POST' | 'DELETE', body: object) =>
    run(
      () => ask(`/api/boards/${boardId}/${path}`, done, { method, body }),
      () => {
        setRevoking(null)
        showToast(words.done)
        onChanged()
      },
    )
  return (
    <>
      {problem && revoking === null && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <ul role="list" className={styles.rows}>
        {people.people.map((person) => (
          <PersonRow
            key={person.participantId}
            person={person}
            me={me}
            everybody={people.people}
            mayManage={people.mayManage}
            onRole={(role) => void send(`people/${person.participantId}`, 'PATCH', { role })}
            onRevoke={() => setRevoking(person)}
            onReadmit={() => void send(`people/${person.participantId}`, 'PATCH', { onBoard: true })}
            onLetWrite={() => void send('scribes', 'POST', { as: me?.participantId, scribe: person.participantId })}
            onStopWriting={() => void send('scribes', 'DELETE', { as: me?.participantId, scribe: person.participantId })}
            onStopGrant={(scribe) => void send('scribes', 'DELETE', { author: person.participantId, scribe })}
          />
        ))}
      </ul>
      {revoking && (
        <ConfirmDialog
          title={words.revokeTitle(revoking.name)}
          explain={words.revokeExplain}
          action={words.revoke}
          busy={busy}
          problem={problem}
          onClose={() => setRevoking(null)}
          onConfirm={() => void send(`people/${revoking.participantId}`, 'PATCH', { onBoard: false })}
        />
      )}
    </>
  )
}
