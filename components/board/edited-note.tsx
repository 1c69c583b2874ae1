'use client'
import { LazyNoteEditor } from '../text/lazy-note-editor'
import { useBoardRoom } from './board-room'
import styles from './edited-note.module.css'
import { useCell } from './use-cell'
import { boardWords } from './words'

/** The note that is being written: a real text field, standing in the page where the canvas left the words out. */
export function EditedNote() {
  const { canvas, page, mayWrite } = useBoardRoom()
  const editing = useCell(canvas.editing)
  const box = useCell(canvas.textBox)
  const generation = useCell(page.generation)
  const note = editing && page.model.get(editing.id)
  const body = editing && page.body(editing.id)
  if (!editing || !box || note?.kind !== 'note' || !body) return null
  const { rect } = box
  return (
    <div
      className={styles.note}
      style={{
        transform: `translate(${rect.x}px, ${rect.y}px)`,
        width: rect.w,
        height: rect.h,
        fontFamily: box.fontFamily,
        fontSize: box.fontSize,
        lineHeight: `${box.lineHeight}px`,
        color: box.colour,
      }}
    >
      <LazyNoteEditor
        key={`${generation} ${editing.id}`}
        words={note.text}
        objectId={editing.id}
        fragment={body}
        presence={page.presence}
        typing={page.typing}
        readOnly={!mayWrite}
        label={boardWords.editor.label}
        caret={editing.at ? { left: editing.at.x, top: editing.at.y } : 'end'}
        onLeave={() => canvas.commands.finishEditing()}
        onNext={() => void canvas.commands.nextNote(editing.id, 'beside')}
        onUndo={() => canvas.commands.undo()}
        onRedo={() => canvas.commands.redo()}
      />
    </div>
  )
}
