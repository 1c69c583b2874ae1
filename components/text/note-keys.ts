/** Keys of a note's editor. None of them fires while an input method is composing: ProseMirror holds them back. */
import { Extension } from '@tiptap/core'

export interface NoteKeyActions {
  /** Escape: the person is done with this note. */
  readonly onLeave: () => void
  /** Ctrl or Cmd with Enter, or Tab: the next note, please. */
  readonly onNext: () => void
  /** Ctrl or Cmd with Z, and with Shift or Y: back and forth through one's own acts, typing among them. */
  readonly onUndo: () => void
  readonly onRedo: () => void
}

export const noteKeys = (actions: () => NoteKeyActions) =>
  Extension.create({
    name: 'noteKeys',
    priority: 900,
    addKeyboardShortcuts() {
      const act = (key: keyof NoteKeyActions) => (): boolean => {
        actions()[key]()
        return true
      }
      const [leave, next, undo, redo] = [act('onLeave'), act('onNext'), act('onUndo'), act('onRedo')]
      const lineFeed = (): boolean => {
        const { state, view } = this.editor
        // Typed as a character, also over a selection of several blocks: splitting would re-create others' words.
        view.dispatch(state.tr.insertText('\n').scrollIntoView())
        return true
      }
      return {
        ...{ Escape: leave, 'Mod-Enter': next, Tab: next, Enter: lineFeed, 'Shift-Enter': lineFeed },
        ...{ 'Mod-z': undo, 'Mod-y': redo, 'Shift-Mod-z': redo },
      }
    },
  })
