'use client'
import { type FormEvent, useState } from 'react'
import { forgetOnThisDevice } from '@/client/offline/forget'
import { ask } from '@/client/requests/ask'
import type { BoardId } from '@/domain/base/ids'
import { meView, type PersonView, returnCodeGiven } from '@/domain/protocol/people-requests'
import { done } from '@/domain/protocol/user-requests'
import { Button } from '../ui/button'
import { ChoiceGroup } from '../ui/choice-group'
import { CopyField } from '../ui/copy-field'
import { Notice } from '../ui/notice'
import { TextField } from '../ui/text-field'
import { showToast } from '../ui/toast-store'
import { ConfirmDialog } from '../workspace/confirm-dialog'
import { aroundBoardWords } from './board-words'
import { groupChoices } from './group-words'
import styles from './sheet.module.css'
import { useRequest } from './use-request'
import { WhoMayWrite } from './who-may-write'
import { peopleWords } from './words'

const words = aroundBoardWords.people

interface MyDetailsProps {
  readonly boardId: BoardId
  readonly me: PersonView
  /** The people of the board: one of them may write for me. */
  readonly everybody: readonly PersonView[]
  readonly onChanged: () => void
}

/** What a person decides about themselves: name, how to be counted, the way back, leaving this device. */
export function MyDetails({ boardId, me, everybody, onChanged }: MyDetailsProps) {
  const { busy, problem, run } = useRequest()
  const [name, setName] = useState(me.name)
  const [group, setGroup] = useState(me.group)
  const [code, setCode] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  const as = me.participantId
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(
      () => ask(`/api/boards/${boardId}/me`, meView, { method: 'PATCH', body: { as, name, group } }),
      (saved) => {
        setName(saved.name)
        showToast(aroundBoardWords.home.saved)
        onChanged()
      },
    )
  }
  const renew = () =>
    run(
      () => ask(`/api/boards/${boardId}/me/return-code`, returnCodeGiven, { method: 'POST', body: { as } }),
      (given) => setCode(given.returnCode),
    )
  const leave = () =>
    run(
      () => ask(`/api/boards/${boardId}/me/seat`, done, { method: 'DELETE', body: { as } }),
      // Nothing of the person stays in this browser; and leaving does not fail because its storage does.
      () => void forgetOnThisDevice(as).finally(() => location.assign('/')),
    )
  return (
    <div className={styles.form}>
      <form className={styles.form} onSubmit={save}>
        <TextField
          label={words.myName}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="nickname"
          dir="auto"
        />
        <ChoiceGroup
          legend={peopleWords.join.counted}
          hint={peopleWords.join.countedHint}
          choices={groupChoices}
          value={group}
          onChange={setGroup}
        />
        {problem && !leaving && (
          <Notice tone="danger" live>
            {problem}
          </Notice>
        )}
        <Button type="submit" variant="primary" busy={busy}>
          {aroundBoardWords.home.save}
        </Button>
      </form>
      <WhoMayWrite boardId={boardId} me={me} everybody={everybody} onChanged={onChanged} />
      {!me.signsIn && (
        <>
          {code ? (
            <div className={styles.form}>
              <p>{peopleWords.join.returnCodeExplain}</p>
              <CopyField label={peopleWords.join.returnCode} value={code} />
            </div>
          ) : (
            <div className={styles.actions}>
              <Button onClick={() => void renew()}>{words.newCode}</Button>
              <span className={styles.quiet}>{words.newCodeExplain}</span>
            </div>
          )}
          <Button variant="plain" onClick={() => setLeaving(true)}>
            {words.leave}
          </Button>
        </>
      )}
      {leaving && (
        <ConfirmDialog
          title={words.leaveTitle}
          explain={words.leaveExplain}
          action={words.leave}
          busy={busy}
          problem={problem}
          onClose={() => setLeaving(false)}
          onConfirm={() => void leave()}
        />
      )}
    </div>
  )
}
