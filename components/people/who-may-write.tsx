'use client'
import { useId, useState } from 'react'
import { ask } from '@/client/requests/ask'
import { boardRules } from '@/domain/access/can'
import type { BoardId, ParticipantId } from '@/domain/base/ids'
import type { PersonView } from '@/domain/protocol/people-requests'
import { done } from '@/domain/protocol/user-requests'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { showToast } from '../ui/toast-store'
import { aroundBoardWords } from './board-words'
import styles from './sheet.module.css'
import { useRequest } from './use-request'

const words = aroundBoardWords.people

interface WhoMayWriteProps {
  readonly boardId: BoardId
  readonly me: PersonView
  readonly everybody: readonly PersonView[]
  readonly onChanged: () => void
}

/** "Sam may write down my words": said by the person whose words they are, and taken back as easily. */
export function WhoMayWrite({ boardId, me, everybody, onChanged }: WhoMayWriteProps) {
  const id = useId()
  const { busy, problem, run } = useRequest()
  const [chosen, setChosen] = useState('')
  const scribes = everybody.filter((person) => me.scribes.includes(person.participantId))
  const others = everybody.filter((person) => canWriteFor(person, me))
  if (boardRules['page.write'][me.role] !== 'yes' || (scribes.length === 0 && others.length === 0)) return null
  const send = (method: 'POST' | 'DELETE', scribe: ParticipantId) =>
    run(
      () => ask(`/api/boards/${boardId}/scribes`, done, { method, body: { as: me.participantId, scribe } }),
      () => {
        setChosen('')
        showToast(words.done)
        onChanged()
      },
    )
  const allowed = others.find((person) => person.participantId === chosen)
  return (
    <section className={styles.stack} aria-labelledby={id}>
      <div>
        <h3 id={id}>{words.whoWrites}</h3>
        <p className={styles.quiet}>{words.whoWritesExplain}</p>
      </div>
      {scribes.map((scribe) => (
        <div key={scribe.participantId} className={styles.actions}>
          <bdi>{scribe.name}</bdi>
          <Button size="small" busy={busy} onClick={() => void send('DELETE', scribe.participantId)}>
            {words.stopWriting}
          </Button>
        </div>
      ))}
      {others.length > 0 && (
        <div className={styles.actions}>
          <select
            className={styles.select}
            aria-label={words.chooseScribe}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            <option value="">{words.chooseScribe}</option>
            {others.map((person) => (
              <option key={person.participantId} value={person.participantId}>
                {person.name}
              </option>
            ))}
          </select>
          <Button busy={busy} disabled={!allowed} onClick={() => allowed && void send('POST', allowed.participantId)}>
            {words.letWrite}
          </Button>
        </div>
      )}
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
    </section>
  )
}

const canWriteFor = (person: PersonView, me: PersonView): boolean =>
  person.participantId !== me.participantId &&
  person.revokedAt === null &&
  !me.scribes.includes(person.participantId) &&
  boardRules['session.scribe'][person.role] === 'yes'
