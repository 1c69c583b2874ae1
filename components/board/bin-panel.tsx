'use client'
import { Trash2, Undo2 } from 'lucide-react'
import type { BoardObject } from '@/domain/board/object'
import type { PageModel } from '@/domain/board/page-model'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { EmptyState } from '../ui/empty-state'
import { showToast } from '../ui/toast-store'
import styles from './bin-panel.module.css'
import { useBoardRoom } from './board-room'
import { titleOf } from './describe-object'
import { notePeople } from './note-people'
import { useModelVersion } from './use-model'
import { boardWords } from './words'

const words = boardWords.bin

/** What was put away, newest first, and the way back. There is no "empty the bin". */
export function BinPanel() {
  const { page, canvas, mayWrite, show } = useBoardRoom()
  useModelVersion(page.model)
  const binned = inBin(page.model)
  const restore = (object: BoardObject) => {
    if (!canvas.commands.restore([object.id]).ok) return
    canvas.commands.focusObject(object.id)
    showToast(words.restored)
  }
  return (
    <Dialog open onOpenChange={(open) => !open && show(null)} shape="sheet" title={words.title} description={words.explain}>
      {binned.length === 0 ? (
        <EmptyState icon={<Trash2 aria-hidden />} title={words.empty}>
          {words.emptyHint}
        </EmptyState>
      ) : (
        <ul role="list" className={styles.list}>
          {binned.map((object) => (
            <li key={object.id} className={styles.item}>
              <div className={styles.words}>
                <p className={styles.title} dir="auto">
                  {titleOf(object, 200)}
                </p>
                <p className={styles.hint}>{notePeople(page, object.id).first?.name}</p>
              </div>
              {mayWrite && (
                <Button
                  size="small"
                  icon={<Undo2 aria-hidden />}
                  aria-label={`${words.restore}: ${titleOf(object)}`}
                  onClick={() => restore(object)}
                >
                  {words.restore}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

/** What lies in the bin, the last first. */
export const inBin = (model: PageModel): BoardObject[] =>
  [...model.all()].filter((object) => object.binnedAt !== null).sort((a, b) => (b.binnedAt ?? 0) - (a.binnedAt ?? 0))
