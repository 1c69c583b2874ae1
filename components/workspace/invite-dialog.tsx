'use client'
import { type FormEvent, useId, useState } from 'react'
import type { z } from 'zod'
import { ask } from '@/client/requests/ask'
import { signInAddress, type UserKind } from '@/domain/protocol/user-requests'
import styles from '../people/sheet.module.css'
import { useRequest } from '../people/use-request'
import { Button } from '../ui/button'
import { ChoiceGroup } from '../ui/choice-group'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { TextField } from '../ui/text-field'
import { workspaceWords } from './words'

const words = workspaceWords.users
const kinds = [
  { value: 'facilitator', label: words.facilitator, hint: words.facilitatorHint },
  { value: 'evaluator', label: words.evaluator, hint: words.evaluatorHint },
] as const

interface InviteDialogProps {
  readonly onClose: () => void
  readonly onInvited: (name: string, way: z.output<typeof signInAddress>) => void
}

export function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
  const form = useId()
  const { busy, problem, run } = useRequest()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [kind, setKind] = useState<UserKind>('facilitator')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(
      () => ask('/api/users', signInAddress, { method: 'POST', body: { name, email, kind } }),
      (way) => onInvited(name, way),
    )
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.invite}
      footer={
        <>
          <Button onClick={onClose}>{workspaceWords.cancel}</Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {words.invite}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <TextField
          label={words.name}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          dir="auto"
        />
        <TextField
          label={words.email}
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          autoComplete="off"
        />
        <ChoiceGroup legend={words.kind} choices={kinds} value={kind} onChange={setKind} />
        {problem && (
          <Notice tone="danger" live>
            {problem}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
