/** How much fits into one note, and what happens at the edge: nothing is cut silently. */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** UTF-16 units. About two printed pages: whoever has more to say is better served by several notes. */
export const noteTextLimit = 5_000

export const fullNote = `This note is full (${noteTextLimit.toLocaleString('en-GB')} letters). Go on in a next note.`
export const tooMuchPasted = (letters: number): string =>
  `The pasted text is ${letters.toLocaleString('en-GB')} letters too long for one note, so nothing was pasted. Paste it in parts.`

/** Refuses own input beyond the limit; what others write always arrives. */
export const noteLimit = (onFull: (words: string) => void) =>
  Extension.create({
    name: 'noteLimit',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (transaction, state) => {
          if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true
          const after = transaction.doc.textContent.length
          if (after <= noteTextLimit || after <= state.doc.textContent.length) return true
          onFull(transaction.getMeta('paste') ? tooMuchPasted(after - noteTextLimit) : fullNote)
          return false
        },
      }),
    ],
  })
