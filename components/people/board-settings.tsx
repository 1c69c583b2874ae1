'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { ask } from '@/client/requests/ask'
import type { Briefing } from '@/domain/people/briefing'
import { type BoardView, boardView } from '@/domain/protocol/board-requests'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { TextArea, TextField } from '../ui/text-field'
import { showToast } from '../ui/toast-store'
import { dayOf, KeptUntilField, timeOfDay } from '../workspace/kept-until-field'
import { aroundBoardWords } from './board-words'
import { BriefingWords } from './briefing-words'
import styles from './sheet.module.css'
import { useRequest } from './use-request'

const words = aroundBoardWords.home

/** Name, purpose and how long it is kept, with what people are told because of it. */
export function BoardSettings({ board, briefing }: { readonly board: BoardView; readonly briefing: Briefing }) {
  const router = useRouter()
  const { busy, problem, run } = useRequest()
  const [title, setTitle] = useState(board.title)
  const [purpose, setPurpose] = useState(board.purpose)
  const [until, setUntil] = useState(dayOf(board.keptUntil))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A day that was not touched is not sent: it may have passed since it was set.
    const day = until === dayOf(board.keptUntil) ? {} : { keptUntil: timeOfDay(until) }
    void run(
      () => ask(`/api/boards/${board.id}`, boardView, { method: 'PATCH', body: { title, purpose, ...day } }),
      () => {
        showToast(words.saved)
        router.refresh()
      },
    )
  }
  return (
    <section className={styles.card} aria-labelledby="settings">
      <h2 id="settings">{words.settings}</h2>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={words.name}
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
        <div className={styles.actions}>
          <Button type="submit" busy={busy}>
            {words.save}
          </Button>
        </div>
      </form>
      <details>
        <summary>{words.told}</summary>
        <BriefingWords briefing={briefing} />
      </details>
    </section>
  )
}
