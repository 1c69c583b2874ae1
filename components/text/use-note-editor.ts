import type { Editor } from '@tiptap/core'
import { type RefObject, useEffect, useRef } from 'react'
import { createNoteEditor, type NoteEditorOptions } from './create-note-editor'

/** Where the caret goes when the editor opens: the end of the text, or the character under a tap. */
export type InitialCaret = 'end' | { readonly left: number; readonly top: number }

type Wishes = Omit<NoteEditorOptions, 'element' | 'actions' | 'onFull'> &
  Pick<NoteEditorOptions, 'onFull'> &
  ReturnType<NoteEditorOptions['actions']> & { readonly caret: InitialCaret | null }

/** Keeps an editor in `host` for as long as note, text, presence and permission stay the same. */
export function useNoteEditor(host: RefObject<HTMLElement | null>, wishes: Wishes): void {
  const latest = useRef(wishes)
  useEffect(() => {
    latest.current = wishes
  })
  const { objectId, body, presence, typing, readOnly } = wishes
  useEffect(() => {
    const element = host.current
    if (!element) return
    const { label, className, carets, caret } = latest.current
    const editor = createNoteEditor({
      ...{ element, objectId, body, presence, typing, readOnly, label, className, carets },
      actions: () => latest.current,
      onFull: (words) => latest.current.onFull(words),
    })
    if (caret) placeCaret(editor, caret)
    return () => editor.destroy()
  }, [host, objectId, body, presence, typing, readOnly])
}

function placeCaret(editor: Editor, caret: InitialCaret): void {
  const found = caret === 'end' ? null : editor.view.posAtCoords(caret)
  editor.commands.setTextSelection(found?.pos ?? editor.state.doc.content.size)
  // At once, not in the next frame: phones open the keyboard only within the person's own tap.
  editor.view.focus()
}
