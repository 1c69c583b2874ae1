// @vitest-environment happy-dom
/** Everything the note's editor and the page's own tools do passes the gate of the room. */
import * as Y from 'yjs'
import { afterEach, describe, expect, it } from 'vitest'
import { addArea, addConnector, addNote, idOf } from '@/client/canvas/testing/make-objects'
import { createPageModel } from '@/client/session/page-model'
import { cell } from '@/client/store/cell'
import { createNoteEditor } from '@/components/text/create-note-editor'
import type { ParticipantId } from '@/domain/base/ids'
import { bodyOf, bodyText } from '@/domain/board/page-document'
import { decodeUpdate } from '@/server/sync/gate/decode'
import { admit } from '@/server/sync/gate/gate'
import { typingUndo } from '@/tests/fixtures/typing-undo'

const one = idOf('one')
const ann = 'ann' as ParticipantId
const closing: Array<() => void> = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A document of Ann's whose every update goes through the gate into the server's document. */
function behindGate() {
  const [doc, server] = [new Y.Doc(), new Y.Doc()]
  doc.clientID = 300
  const verdicts: string[] = []
  doc.on('update', (update) => {
    const decoded = decodeUpdate(update, false)
    if (!decoded.ok) throw new Error(`unreadable: ${decoded.refusal}`)
    const verdict = admit(decoded.value, server, { participantId: ann, mayWrite: true, mayLock: false }, () => ann, true)
    verdicts.push(verdict.kind === 'refuse' ? `refuse ${verdict.reason}` : verdict.kind)
    Y.applyUpdate(server, update)
  })
  const page = createPageModel(doc, () => true)
  return { doc, server, page, verdicts }
}

function edit(doc: Y.Doc) {
  const body = bodyOf(doc, one)
  if (!body) throw new Error('there is no note')
  const { typing, undo } = typingUndo(doc)
  const editor = createNoteEditor({
    element: document.body.appendChild(document.createElement('div')),
    objectId: one,
    body,
    presence: { others: cell([]), set: () => undefined },
    typing,
    readOnly: false,
    label: 'Note',
    className: 'words',
    carets: { caret: 'caret', name: 'name', selection: 'selection' },
    actions: () => ({ onLeave: () => undefined, onNext: () => undefined, onUndo: undo.undo, onRedo: undo.redo }),
    onFull: () => undefined,
  })
  closing.push(() => editor.destroy())
  const press = (key: string) => editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  return { editor, press, undo }
}

describe('an honest client', () => {
  it('is never refused for what the tools of the page do', () => {
    const { page, verdicts } = behindGate()
    page.apply([
      addNote('one', 0, 0, { text: 'a' }),
      addNote('two', 300, 0),
      addArea('area', 0, 0, 900, 600, { title: 'Start' }),
      addConnector('link', 'one', 'two'),
    ])
    page.apply([
      { kind: 'set-geometry', id: one, geometry: [5, 6, 70, 80] },
      { kind: 'set-placement', id: one, placement: [idOf('area'), 'a7'] },
    ])
    page.apply([{ kind: 'set-colour', id: one, colour: 'teal' }])
    page.apply([{ kind: 'set-area', id: idOf('area'), style: { title: 'T', question: 'Q', columns: ['x'], lanes: [], colour: 'blue' } }])
    page.apply([{ kind: 'set-meaning', id: idOf('link'), style: { meaning: 'challenges' } }])
    page.apply([{ kind: 'set-bin', id: one, at: 42 }])
    page.apply([{ kind: 'set-bin', id: one, at: null }])
    expect(verdicts).toEqual(Array.from({ length: 7 }, () => 'apply'))
  })

  it('is never refused for what a person does in a note', () => {
    const { doc, server, page, verdicts } = behindGate()
    page.apply([addNote('one', 0, 0, { text: 'hello' })])
    const { editor, press, undo } = edit(doc)
    const { view } = editor
    view.dispatch(view.state.tr.insertText(' world 🙂', 6))
    press('Enter')
    view.pasteText('pasted\r\nlines')
    editor.commands.selectAll()
    editor.commands.deleteSelection()
    undo.undo()
    undo.redo()
    view.dispatch(view.state.tr.insertText('again'))
    press('Backspace')
    editor.commands.setTextSelection({ from: 2, to: 4 })
    view.dispatch(view.state.tr.insertText('X'))
    press('Enter')
    undo.undo()
    expect(new Set(verdicts)).toEqual(new Set(['apply']))
    expect(bodyText(bodyOf(server, one))).toBe(bodyText(bodyOf(doc, one)))
  })
})
