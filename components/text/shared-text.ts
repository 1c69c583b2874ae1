/** Binds an editor to the shared text of a note. Undo is not the editor's own: it would end when the note is left. */
import { Extension } from '@tiptap/core'
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { NoteBody } from '@/client/session/open-page-port'

/** The origin of every transaction in which an editor writes what was typed. */
export const editorOrigin: object = ySyncPluginKey

export const sharedText = (body: NoteBody) =>
  Extension.create({
    name: 'sharedText',
    // Before everything that looks at positions in the shared text.
    priority: 1000,
    addProseMirrorPlugins: () => [ySyncPlugin(body)],
  })
