/** Makes the editor of one note, bound to its shared text. The only place where Tiptap is put together. */
import { Editor } from '@tiptap/core'
import type { NoteBody, Presence } from '@/client/session/open-page-port'
import type { Typing } from '@/client/session/typing'
import type { ObjectId } from '@/domain/base/ids'
import { type CaretStyle, noteCarets } from './note-carets'
import { noteKeys, type NoteKeyActions } from './note-keys'
import { noteLimit, noteTextLimit } from './note-limit'
import { NoteDocument, NoteText, PlainText } from './note-schema'
import { editorOrigin, sharedText } from './shared-text'

export interface NoteEditorOptions {
  readonly element: HTMLElement
  readonly objectId: ObjectId
  readonly body: NoteBody
  readonly presence: Presence
  /** Keeps what is typed, so that it can be taken back here and after the editor is closed. */
  readonly typing: Typing
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
 * Opening changes nothing in the shared text. The editor has no undo of its own: what is typed is a step among the
 * person's other steps on the page, and undo is asked for through `actions`.
 */
export function createNoteEditor(options: NoteEditorOptions): Editor {
  options.typing.begins(options.objectId, editorOrigin)
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
      sharedText(options.body),
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
