/**
 * What a note may hold: plain characters in pre-wrapped blocks. Nothing a person does changes the structure, so every
 * character keeps the author who typed it (see `domain/board/page-document.ts`).
 */
import { Node } from '@tiptap/core'
import { noteTextNode } from '@/domain/board/page-document'

export const NoteDocument = Node.create({ name: 'doc', topNode: true, content: `${noteTextNode}+` })

export const NoteText = Node.create({
  name: noteTextNode,
  content: 'text*',
  marks: '',
  // "code" is ProseMirror's word for text that is taken as it is: Enter is a line feed, pasting is plain text.
  code: true,
  whitespace: 'pre',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-note-text]', preserveWhitespace: 'full' }],
  renderHTML: () => ['div', { 'data-note-text': '', dir: 'auto' }, 0],
})

export const PlainText = Node.create({ name: 'text', group: 'inline' })
