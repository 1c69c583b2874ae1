'use client'
import { useState } from 'react'
import type { ObjectId } from '@/domain/base/ids'
import type { Area, AreaStyle } from '@/domain/board/object'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextArea, TextField } from '../ui/text-field'
import { AreaDefaults } from './area-defaults'
import styles from './area-settings.module.css'
import { useBoardRoom } from './board-room'
import { linesOf } from './lines'
import { useObject } from './use-model'
import { boardWords } from './words'

const words = boardWords.area

/** What an area is for: title, guiding question, columns and rows; facilitators also set what notes in it start as. */
export function AreaSettings({ id }: { readonly id: ObjectId }) {
  const { page } = useBoardRoom()
  const area = useObject(page.model, id)
  return area?.kind === 'area' ? <AreaForm key={id} area={area} /> : null
}

function AreaForm({ area }: { readonly area: Area }) {
  const { canvas, may, show } = useBoardRoom()
  const [draft, setDraft] = useState<AreaStyle>(area.style)
  const [columns, setColumns] = useState(area.style.columns.join('\n'))
  const [lanes, setLanes] = useState(area.style.lanes.join('\n'))
  const save = () => {
    const next = { ...draft, columns: linesOf(columns), lanes: linesOf(lanes) }
    // Only what was changed here is written: somebody else may be changing the rest at this moment.
    const changed = Object.fromEntries(
      Object.entries(next).filter(([key, value]) => String(value) !== String(area.style[key as keyof AreaStyle])),
    )
    if (Object.keys(changed).length > 0) canvas.commands.setArea(area.id, changed)
    show(null)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && show(null)}
      title={words.title}
      footer={
        <>
          <Button onClick={() => show(null)}>{boardWords.cancel}</Button>
          <Button variant="primary" onClick={save}>
            {boardWords.done}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField
          label={words.name}
          value={draft.title}
          maxLength={200}
          placeholder={words.namePlaceholder}
          onChange={(event) => setDraft({ ...draft, title: event.target.value })}
        />
        <TextArea
          label={words.question}
          hint={words.questionHint}
          value={draft.question}
          maxLength={500}
          rows={2}
          onChange={(event) => setDraft({ ...draft, question: event.target.value })}
        />
        <div className={styles.pair}>
          <TextArea
            label={words.columns}
            hint={words.columnsHint}
            value={columns}
            rows={3}
            onChange={(event) => setColumns(event.target.value)}
          />
          <TextArea label={words.lanes} hint={words.lanesHint} value={lanes} rows={3} onChange={(event) => setLanes(event.target.value)} />
        </div>
      </form>
      {may('area.defaults') && <AreaDefaults id={area.id} />}
    </Dialog>
  )
}
