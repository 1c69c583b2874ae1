// @vitest-environment happy-dom
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { addNote, idOf } from '@/client/canvas/testing/make-objects'
import { createPageModel } from '@/client/session/page-model'
import { createTyping } from '@/client/session/typing'
import { cell } from '@/client/store/cell'
import { joinTyping } from '@/client/undo/join-typing'
import { createUndoStack } from '@/client/undo/undo-stack'
import type { ObjectId } from '@/domain/base/ids'
import { bodyOf, bodyText, textOf } from '@/domain/board/page-document'
import { createNoteEditor } from './create-note-editor'

const [one, two] = [idOf('one'), idOf('two')]

/** A person at a page: notes are opened, typed in and left as on the board. */
function atPage() {
  const doc = new Y.Doc()
  doc.clientID = 300
  let may = true
  const page = createPageModel(doc, () => may)
  const typing = createTyping(() => may)
  typing.show(doc)
  const undo = createUndoStack(page, { now: () => 1_000 })
  joinTyping(undo, typing)
  page.apply([addNote('one', 0, 0, { text: 'base' }), addNote('two', 300, 0)])
  const open = (id: ObjectId) => {
    const body = bodyOf(doc, id)
    if (!body) throw new Error('no note')
    return createNoteEditor({
      ...{ element: document.body.appendChild(document.createElement('div')), objectId: id, body, typing },
      ...{ presence: { others: cell([]), set: () => undefined }, readOnly: false, label: 'Note', className: 'words' },
      carets: { caret: 'caret', name: 'name', selection: 'selection' },
      actions: () => ({ onLeave: () => undefined, onNext: () => undefined, onUndo: undo.undo, onRedo: undo.redo }),
      onFull: () => undefined,
    })
  }
  const write = (id: ObjectId, words: string) => {
    const editor = open(id)
    editor.commands.setTextSelection(editor.state.doc.content.size)
    editor.view.dispatch(editor.state.tr.insertText(words))
    editor.destroy()
  }
  /** Somebody else writes on their own device, and it arrives. */
  const others = (act: (theirs: Y.Doc) => void) => {
    const theirs = new Y.Doc()
    theirs.clientID = 301
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
    act(theirs)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(doc)), 'wire')
  }
  const text = (id: ObjectId) => bodyText(bodyOf(doc, id))
  return { typing, undo, open, write, others, text, forbid: () => (may = false), allow: () => (may = true) }
}

describe('undo of typing', () => {
  it('takes back the last typing after the note is left, and does it again', () => {
    const at = atPage()
    at.write(one, ' and more')
    at.write(two, 'elsewhere')
    at.undo.undo()
    expect([at.text(one), at.text(two)]).toEqual(['base and more', ''])
    at.undo.undo()
    expect(at.text(one)).toBe('base')
    expect(at.undo.canUndo.get()).toBe(false)
    at.undo.redo()
    at.undo.redo()
    expect([at.text(one), at.text(two)]).toEqual(['base and more', 'elsewhere'])
    expect(at.undo.canRedo.get()).toBe(false)
  })

  it('stands in line with the other steps of the board', () => {
    const at = atPage()
    at.write(one, ' first')
    at.undo.perform([{ kind: 'set-colour', id: one, colour: 'teal' }])
    at.write(one, ' second')
    at.undo.undo()
    expect(at.text(one)).toBe('base first')
    at.undo.undo()
    expect(at.text(one)).toBe('base first')
    at.undo.undo()
    expect(at.text(one)).toBe('base')
    for (let times = 0; times < 3; times += 1) at.undo.redo()
    expect(at.text(one)).toBe('base first second')
  })

  it('shows in an editor that is open, and keys pressed there go the same way', () => {
    const at = atPage()
    at.write(one, ' mine')
    const editor = at.open(one)
    const press = (key: string) =>
      editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }))
    press('z')
    expect(editor.state.doc.textContent).toBe('base')
    press('y')
    expect(editor.state.doc.textContent).toBe('base mine')
    editor.destroy()
  })

  it('leaves another person’s words, also those in the middle of one’s own', () => {
    const at = atPage()
    at.write(one, ' mine')
    at.others((theirs) => textOf(theirs, one)?.insert(6, '-theirs-'))
    expect(at.text(one)).toBe('base m-theirs-ine')
    at.undo.undo()
    expect(at.text(one)).toBe('base-theirs-')
    at.undo.redo()
    expect(at.text(one)).toContain('-theirs-')
    expect(at.text(one).replace('-theirs-', '')).toBe('base mine')
  })

  it('says so when others have left nothing of it, and does not go on to older typing by itself', () => {
    const at = atPage()
    at.write(one, ' older')
    at.write(two, 'newer')
    at.others((theirs) => textOf(theirs, two)?.delete(0, 5))
    expect(at.undo.undo()).toEqual({ ok: false, refusal: { kind: 'changed since', objects: [{ id: two, by: null }] } })
    expect(at.text(one)).toBe('base older')
    at.undo.undo()
    expect(at.text(one)).toBe('base')
  })

  it('waits while the person may only read', () => {
    const at = atPage()
    at.write(one, ' mine')
    at.forbid()
    expect(at.undo.undo()).toEqual({ ok: false, refusal: { kind: 'refused', reason: 'read only' } })
    at.allow()
    expect(at.undo.undo().ok).toBe(true)
    expect(at.text(one)).toBe('base')
  })

  it('ends with the document: another person on this device has nothing of it to take back', () => {
    const at = atPage()
    at.write(one, ' mine')
    at.typing.show(new Y.Doc())
    expect(at.undo.canUndo.get()).toBe(false)
    expect(at.text(one)).toBe('base mine')
  })
})
