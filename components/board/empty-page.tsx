'use client'
import { StickyNote } from 'lucide-react'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { useBoardRoom } from './board-room'
import styles from './empty-page.module.css'
import { useCell } from './use-cell'
import { useIsNarrow } from './use-media'
import { useModelVersion } from './use-model'
import { boardWords } from './words'

const words = boardWords.empty

/** An empty page says what it is for and offers the first small step. It goes as soon as anything stands on the page. */
export function EmptyPage() {
  const { canvas, page, mayWrite, board, show } = useBoardRoom()
  const narrow = useIsNarrow()
  const status = useCell(page.status)
  const grant = useCell(page.grant)
  useModelVersion(page.model)
  const anything = [...page.model.all()].some((object) => object.binnedAt === null)
  // "Empty" is a claim: it is made only once the page is known.
  const known = grant !== null && (status.kind === 'saved for everyone' || status.kind === 'saved on this device')
  if (anything || !known) return null
  return (
    <div className={styles.place}>
      <EmptyState
        icon={<StickyNote aria-hidden />}
        title={words.title}
        action={
          mayWrite && (
            <Button variant="primary" onClick={() => (narrow ? show({ kind: 'composer' }) : void canvas.commands.createNote())}>
              {words.action}
            </Button>
          )
        }
      >
        {board.purpose && <p dir="auto">{board.purpose}</p>}
        <p>{mayWrite ? words.write : words.read}</p>
      </EmptyState>
    </div>
  )
}
