'use client'
import { useId, useState } from 'react'
import { objectId, type ObjectId } from '@/domain/base/ids'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextArea } from '../ui/text-field'
import { showToast } from '../ui/toast-store'
import { useBoardRoom } from './board-room'
import styles from './composer.module.css'
import { liveAreas } from './candidates'
import { titleOf } from './describe-object'
import { useModelVersion } from './use-model'
import { boardWords } from './words'

const words = boardWords.composer

/**
 * Writing on a phone: words first, in a box that the keyboard does not cover, then one tap puts them on the board.
 * What was typed is kept when the sheet is closed.
 */
export function Composer({ draft, onDraft }: { readonly draft: string; readonly onDraft: (draft: string) => void }) {
  const { canvas, page, show } = useBoardRoom()
  const [area, setArea] = useState<ObjectId | null>(null)
  const selectId = useId()
  useModelVersion(page.model)
  const areas = liveAreas(page.model)
  const post = () => {
    const made = canvas.commands.createNote({ text: draft.trim(), edit: false })
    if (!made.ok) return
    if (area) canvas.commands.moveInto(area, [made.value])
    onDraft('')
    show(null)
    canvas.commands.focusObject(made.value)
    showToast(words.posted, { action: { label: words.tags, run: () => show({ kind: 'tags', id: made.value }) } })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && show(null)}
      title={words.title}
      footer={
        <Button variant="primary" wide disabled={!draft.trim()} onClick={post}>
          {words.post}
        </Button>
      }
    >
      <TextArea
        label={words.label}
        placeholder={words.placeholder}
        hint={words.keep}
        value={draft}
        rows={4}
        dir="auto"
        autoFocus
        onChange={(event) => onDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && draft.trim()) post()
        }}
      />
      {areas.length > 0 && (
        <div className={styles.field}>
          <label htmlFor={selectId} className={styles.label}>
            {words.area}
          </label>
          <select
            id={selectId}
            className={styles.select}
            value={area ?? ''}
            onChange={(event) => setArea(objectId.safeParse(event.target.value).data ?? null)}
          >
            <option value="">{words.anywhere}</option>
            {areas.map((one) => (
              <option key={one.id} value={one.id}>
                {titleOf(one)}
              </option>
            ))}
          </select>
        </div>
      )}
    </Dialog>
  )
}
