'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { ask } from '@/client/requests/ask'
import type { BoardId } from '@/domain/base/ids'
import { type LinkRole, linkView } from '@/domain/protocol/people-requests'
import { Button } from '../ui/button'
import { ChoiceGroup } from '../ui/choice-group'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { SegmentedControl } from '../ui/segmented-control'
import { TextField } from '../ui/text-field'
import { aroundBoardWords } from './board-words'
import { roleWords } from './group-words'
import styles from './sheet.module.css'
import { useRequest } from './use-request'
import { peopleWords } from './words'

const words = aroundBoardWords.links
const roleChoices = (['participant', 'observer'] as const).map((role) => ({
  value: role,
  label: roleWords[role].name,
  hint: roleWords[role].explain,
}))

export function NewLinkDialog({ boardId, onClose }: { readonly boardId: BoardId; readonly onClose: () => void }) {
  const router = useRouter()
  const form = useId()
  const { busy, problem, run } = useRequest()
  const [label, setLabel] = useState('')
  const [role, setRole] = useState<LinkRole>('participant')
  const [days, setDays] = useState<string>('30')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(
      () => ask(`/api/boards/${boardId}/links`, linkView, { method: 'POST', body: { label, role, days: Number(days) } }),
      () => {
        onClose()
        router.refresh()
      },
    )
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.new}
      footer={
        <>
          <Button onClick={onClose}>{peopleWords.cancel}</Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {words.create}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <ChoiceGroup legend={words.role} choices={roleChoices} value={role} onChange={setRole} />
        <div>
          <p aria-hidden>{words.days}</p>
          <SegmentedControl label={words.days} choices={words.daysChoices} value={days} onChange={setDays} />
        </div>
        <TextField
          label={words.label}
          hint={words.labelHint}
          maxLength={60}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
          dir="auto"
        />
        {problem && (
          <Notice tone="danger" live>
            {problem}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
