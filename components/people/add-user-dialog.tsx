'use client'
import { type FormEvent, useId, useState } from 'react'
import { ask } from '@/client/requests/ask'
import type { BoardId } from '@/domain/base/ids'
import { userAdded } from '@/domain/protocol/people-requests'
import { Button } from '../ui/button'
import { ChoiceGroup } from '../ui/choice-group'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { TextField } from '../ui/text-field'
import { aroundBoardWords } from './board-words'
import { roleWords } from './group-words'
import styles from './sheet.module.css'
import { useRequest } from './use-request'
import { peopleWords } from './words'

const words = aroundBoardWords.people
const addable = ['evaluator', 'facilitator', 'observer'] as const
const choices = addable.map((role) => ({ value: role, label: roleWords[role].name, hint: roleWords[role].explain }))

export interface AddedUser {
  readonly name: string
  readonly address: string | null
  readonly mailed: boolean
}

interface AddUserDialogProps {
  readonly boardId: BoardId
  readonly onClose: () => void
  readonly onAdded: (added: AddedUser) => void
}

/** Puts somebody with a sign-in on the board; evaluators who have none yet get one. */
export function AddUserDialog({ boardId, onClose, onAdded }: AddUserDialogProps) {
  const form = useId()
  const { busy, problem, run } = useRequest()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<(typeof addable)[number]>('evaluator')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(
      () => ask(`/api/boards/${boardId}/people`, userAdded, { method: 'POST', body: { email, role, ...(name.trim() ? { name } : {}) } }),
      (added) => onAdded({ name: name.trim() || email, address: added.signInAddress, mailed: added.mailed }),
    )
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.add}
      description={<p>{words.addExplain}</p>}
      footer={
        <>
          <Button onClick={onClose}>{peopleWords.cancel}</Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {words.addGo}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <TextField
          label="E-mail"
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          autoComplete="off"
        />
        <TextField
          label="Name"
          hint={peopleWords.optional}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          dir="auto"
        />
        <ChoiceGroup legend={words.addRole} choices={choices} value={role} onChange={setRole} />
        {problem && (
          <Notice tone="danger" live>
            {problem}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
