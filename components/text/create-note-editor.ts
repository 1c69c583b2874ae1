/** Makes the editor of one note, bound to its shared text. The only place where Tiptap is put together. */
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import type { NoteBody, Presence } from '@/client/session/open-page-port'
import type { ObjectId } from '@/domain/base/ids'
import { noteTextNode } from '@/domain/board/page-document'
import { type CaretStyle, noteCarets } from './note-carets'
import { noteKeys, type NoteKeyActions } from './note-keys'
import { noteLimit, noteTextLimit } from './note-limit'
import { NoteDocument, NoteText, PlainText } from './note-schema'

export interface NoteEditorOptions {
  readonly element: HTMLElement
  readonly objectId: ObjectId
  readonly body: NoteBody
  readonly presence: Presence
  readonly readOnly: boolean
  /** What assistive technology calls the field. */
  readonly label: string
  readonly className: string
  readonly carets: CaretStyle
  readonly actions: () => NoteKeyActions
  /** Says in words why input was refused, and '' when there is room again. */
  readonly onFull: (words: string) => void
}

/**
 * Opening changes nothing in the shared text. The editor has an undo of its own that covers what is typed in it, and
 * forgets it when it is destroyed.
 */
export function createNoteEditor(options: NoteEditorOptions): Editor {
  return new Editor({
    element: options.element,
    editable: !options.readOnly,
    injectCSS: false,
    onUpdate: ({ editor }) => {
      if (editor.state.doc.textContent.length < noteTextLimit) options.onFull('')
    },
    enableInputRules: false,
    enablePasteRules: false,
    extensions: [
      NoteDocument,
      NoteText,
      PlainText,
      Collaboration.configure({ fragment: options.body, yUndoOptions: { protectedNodes: new Set([noteTextNode]) } }),
      noteKeys(options.actions),
      noteLimit(options.onFull),
      noteCarets({ objectId: options.objectId, body: options.body, presence: options.presence, style: options.carets }),
    ],
    coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: '\n' } },
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label,
        'aria-readonly': String(options.readOnly),
        spellcheck: 'true',
        autocapitalize: 'sentences',
        class: options.className,
      },
      transformPastedText: (text) => text.replace(/\r\n?/g, '\n'),
    },
  })
}
