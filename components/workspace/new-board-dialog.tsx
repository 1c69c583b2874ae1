'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { ask } from '@/client/requests/ask'
import { boardMade } from '@/domain/protocol/board-requests'
import styles from '../people/sheet.module.css'
import { useRequest } from '../people/use-request'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { TextArea, TextField } from '../ui/text-field'
import { KeptUntilField, timeOfDay } from './kept-until-field'
import { workspaceWords } from './words'

const words = workspaceWords.boards

export function NewBoardButton() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setOpen(true)}>
        {words.new}
      </Button>
      {open && <NewBoardDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function NewBoardDialog({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter()
  const form = useId()
  const { busy, problem, run } = useRequest()
  const [title, setTitle] = useState('')
  const [purpose, setPurpose] = useState('')
  const [until, setUntil] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(
      () => ask('/api/boards', boardMade, { method: 'POST', body: { title, purpose, keptUntil: timeOfDay(until) } }),
      ({ boardId }) => router.push(`/boards/${boardId}`),
    )
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.new}
      footer={
        <>
          <Button onClick={onClose}>{workspaceWords.cancel}</Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {words.create}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <TextField
          label={words.name}
          hint={words.nameHint}
          required
          maxLength={120}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          dir="auto"
        />
        <TextArea label={words.purpose} maxLength={500} value={purpose} onChange={(event) => setPurpose(event.target.value)} dir="auto" />
        <KeptUntilField value={until} onChange={setUntil} />
        {problem && (
          <Notice tone="danger" live>
            {problem}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
