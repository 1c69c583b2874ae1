'use client'
import { Eye } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ask } from '@/client/requests/ask'
import type { BoardId } from '@/domain/base/ids'
import { plainDate } from '@/domain/people/briefing'
import { boardView } from '@/domain/protocol/board-requests'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../workspace/confirm-dialog'
import { aroundBoardWords } from './board-words'
import styles from './sheet.module.css'
import { useRequest } from './use-request'

const words = aroundBoardWords.release

interface ReleasePanelProps {
  readonly boardId: BoardId
  readonly releasedAt: number | null
  readonly evaluators: number
}

/** Nothing leaves the group until its facilitators say so here; and it can be taken back. */
export function ReleasePanel({ boardId, releasedAt, evaluators }: ReleasePanelProps) {
  const router = useRouter()
  const { busy, problem, run } = useRequest()
  const [asking, setAsking] = useState(false)
  const released = releasedAt !== null
  const change = () =>
    run(
      () => ask(`/api/boards/${boardId}/release`, boardView, { method: released ? 'DELETE' : 'PUT' }),
      () => {
        setAsking(false)
        router.refresh()
      },
    )
  return (
    <section className={styles.card} aria-labelledby="release">
      <h2 id="release">{words.title}</h2>
      <p>{released ? words.released(plainDate(releasedAt)) : words.notReleased}</p>
      <div className={styles.actions}>
        <Button icon={<Eye aria-hidden />} onClick={() => setAsking(true)}>
          {released ? words.withdraw : words.release}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={released ? words.withdrawTitle : words.releaseTitle}
          explain={released ? words.withdrawExplain : words.releaseExplain(evaluators)}
          action={released ? words.withdraw : words.release}
          danger={released}
          busy={busy}
          problem={problem}
          onClose={() => setAsking(false)}
          onConfirm={() => void change()}
        />
      )}
    </section>
  )
}
