'use client'

import { useRef, useState } from 'react'
import type { NoteBody, Presence } from '@/client/session/open-page-port'
import type { Typing } from '@/client/session/typing'
import type { ObjectId } from '@/domain/base/ids'
import type { NoteKeyActions } from './note-keys'
import styles from './note-editor.module.css'
import { type InitialCaret, useNoteEditor } from './use-note-editor'

export interface NoteEditorProps extends NoteKeyActions {
  readonly objectId: ObjectId
  /** The note's shared text, from `OpenPage.body`. */
  readonly fragment: NoteBody
  readonly presence: Presence
  readonly typing: Typing
  readonly readOnly: boolean
  readonly label: string
  /** Null leaves the focus where it is. */
  readonly caret?: InitialCaret | null
}

const carets = { caret: styles.caret ?? '', name: styles.name ?? '', selection: styles.selection ?? '' }

/**
 * The words of one note, being written. Fills its parent and takes font, size and colour from it. Give it a `key` of
 * page generation and object id, so that no caret survives a change of person or document.
 */
export function NoteEditor({ fragment, caret = 'end', ...wishes }: NoteEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const [full, setFull] = useState('')
  useNoteEditor(host, {
    ...wishes,
    caret,
    carets,
    body: fragment,
    className: styles.words ?? '',
    onFull: setFull,
  })
  return (
    <div className={styles.editor}>
      <div ref={host} className={styles.host} />
      <output className={styles.full}>{full}</output>
    </div>
  )
}
