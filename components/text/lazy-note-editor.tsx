'use client'

import { lazy, Suspense } from 'react'
import type { NoteEditorProps } from './note-editor'

const load = () => import('./note-editor')
const Editor = lazy(async () => ({ default: (await load()).NoteEditor }))

/** Fetches the editor's code ahead of time, for instance when the page has come to rest: the first note then opens at once. */
export const preloadNoteEditor = (): void => void load()

/** The editor, fetched when it is first needed. Until it is here the note's words stand in its place, unchanged. */
export function LazyNoteEditor({ words, ...editor }: NoteEditorProps & { readonly words: string }) {
  return (
    <Suspense
      fallback={
        <div dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {words}
        </div>
      }
    >
      <Editor {...editor} />
    </Suspense>
  )
}
