/** Keys of a note's editor. None of them fires while an input method is composing: ProseMirror holds them back. */
import { Extension } from '@tiptap/core'

export interface NoteKeyActions {
  /** Escape: the person is done with this note. */
  readonly onLeave: () => void
  /** Ctrl or Cmd with Enter, or Tab: the next note, please. */
  readonly onNext: () => void
}

export const noteKeys = (actions: () => NoteKeyActions) =>
  Extension.create({
    name: 'noteKeys',
    priority: 900,
    addKeyboardShortcuts() {
      const leave = (): boolean => {
        actions().onLeave()
        return true
      }
      const next = (): boolean => {
        actions().onNext()
        return true
      }
      const lineFeed = (): boolean => {
        const { state, view } = this.editor
        // Typed as a character, also over a selection of several blocks: splitting would re-create others' words.
        view.dispatch(state.tr.insertText('\n').scrollIntoView())
        return true
      }
      return { Escape: leave, 'Mod-Enter': next, Tab: next, Enter: lineFeed, 'Shift-Enter': lineFeed }
    },
  })
