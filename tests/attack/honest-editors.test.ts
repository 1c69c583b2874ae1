// @vitest-environment happy-dom
/**
 * The other half of the attack suite: what real editors do must never be refused. Both editors we have (the product's own,
 * and the bare one of the history tests) write into replicas; their updates go through decode, gate and apply.
 */
import type { Editor } from '@tiptap/core'
import { undo as undoTyping, redo as redoTyping } from '@tiptap/y-tiptap'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cell } from '@/client/store/cell'
import { createNoteEditor } from '@/components/text/create-note-editor'
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import { addNote, bodyOf, bodyText } from '@/domain/board/page-document'
import { applyAdmitted } from '@/server/sync/gate/apply'
import { decodeUpdate } from '@/server/sync/gate/decode'
import { admit } from '@/server/sync/gate/gate'
import { flatEditor } from '@/tests/fixtures/flat-editor'
import { typingUndo } from '@/tests/fixtures/typing-undo'

const note = 'sharednote' as ObjectId

/** An editor, and how the person at it takes back what they typed. */
interface Hands {
  readonly editor: Editor
  readonly undo: () => void
  readonly redo: () => void
}

function ours(body: Y.XmlFragment, doc: Y.Doc): Hands {
  const { typing, undo: steps } = typingUndo(doc)
  const [undo, redo] = [() => void steps.undo(), () => void steps.redo()]
  const editor = createNoteEditor({
    element: document.body.appendChild(document.createElement('div')),
    ...{ objectId: note, body, typing, readOnly: false, label: 'Note', className: 'words' },
    presence: { others: cell([]), set: () => undefined },
    carets: { caret: 'caret', name: 'name', selection: 'selection' },
    actions: () => ({ onLeave: () => undefined, onNext: () => undefined, onUndo: undo, onRedo: redo }),
    onFull: () => undefined,
  })
  return { editor, undo, redo }
}

function bare(body: Y.XmlFragment): Hands {
  const editor = flatEditor(body)
  return { editor, undo: () => undoTyping(editor.state), redo: () => redoTyping(editor.state) }
}

interface Seat extends Hands {
  readonly doc: Y.Doc
  readonly said: Uint8Array[]
  /** Updates it made, delivered or not. */
  made: number
}

/** A server's document with people around it; what they say is delivered when the test says so. */
class Table {
  readonly server = new Y.Doc()
  readonly seats: Seat[] = []
  readonly answers: string[] = []

  constructor(
    readonly open: (body: Y.XmlFragment, doc: Y.Doc) => Hands,
    text: string,
  ) {
    this.server.clientID = 300
    const birth = { id: note, birth: {}, placement: [null, 'a0'] as [null, string] }
    addNote(this.server, { ...birth, geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text })
    this.server.on('update', (update: Uint8Array, from: unknown) => {
      for (const seat of this.seats) if (seat !== from) Y.applyUpdate(seat.doc, update, this)
    })
  }

  sit(): Seat {
    const doc = new Y.Doc()
    doc.clientID = 1_000 + this.seats.length
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.server), this)
    const body = bodyOf(doc, note)
    if (!body) throw new Error('there is no note')
    const seat: Seat = { ...this.open(body, doc), doc, said: [], made: 0 }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      seat.made += 1
      seat.said.push(update)
    })
    this.seats.push(seat)
    return seat
  }

  /** Everything said reaches the server, a word of each in turn, and what follows from it everybody. */
  exchange(): void {
    while (this.seats.some((seat) => seat.said.length > 0)) for (const seat of this.seats) this.#deliver(seat)
  }

  #deliver(seat: Seat): void {
    const update = seat.said.shift()
    if (!update) return
    const sender = { participantId: String(seat.doc.clientID) as ParticipantId, mayWrite: true, mayLock: false }
    const decoded = decodeUpdate(update, false)
    if (!decoded.ok) return void this.answers.push(decoded.refusal)
    const ownerOf = (clientId: number) => (clientId < 1_000 ? null : (String(clientId) as ParticipantId))
    const verdict = admit(decoded.value, this.server, sender, ownerOf, true)
    this.answers.push(verdict.kind === 'refuse' ? verdict.reason : verdict.kind)
    if (verdict.kind !== 'apply') return
    const repairs = applyAdmitted(this.server, update, verdict, seat)
    this.server.transact(() => {
      for (const repair of repairs) repair()
    })
  }

  get text(): string {
    const body = bodyOf(this.server, note)
    return body ? bodyText(body) : ''
  }

  /** Nothing was refused, nothing waits, and everybody reads the same as the server. */
  expectAgreement(): void {
    this.exchange()
    expect(this.answers.filter((answer) => answer !== 'apply' && answer !== 'nothing')).toEqual([])
    expect(this.server.store.pendingStructs ?? this.server.store.pendingDs).toBeNull()
    for (const { doc, editor } of this.seats) {
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(this.server))
      expect(bodyText(bodyOf(doc, note) as Y.XmlFragment)).toBe(this.text)
      expect(editor.state.doc.textContent.replaceAll('\n', '')).toBe(this.text.replaceAll('\n', ''))
    }
  }

  close(): void {
    for (const { editor } of this.seats) editor.destroy()
  }
}

const type = ({ editor }: Seat, text: string) => {
  for (const letter of text) editor.view.dispatch(editor.state.tr.insertText(letter))
}
const press = ({ editor }: Seat, key: string) =>
  editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
const end = ({ editor }: Seat) => editor.commands.focus('end')

let table: Table | undefined
afterEach(() => {
  table?.close()
  table = undefined
})
const seated = (open: (body: Y.XmlFragment, doc: Y.Doc) => Hands, text: string, people = 1): [Table, ...Seat[]] => {
  table = new Table(open, text)
  return [table, ...Array.from({ length: people }, () => (table as Table).sit())]
}

describe.each([
  ['the editor of the product', ours],
  ['a bare editor', bare],
])('%s is never refused', (_name, open) => {
  test.each(['', 'some words', 'two\nlines\n', '🙂 שלום'])('reading %j writes nothing', (text) => {
    const [at, reader] = seated(open, text) as [Table, Seat]
    end(reader)
    reader.editor.commands.selectAll()
    at.expectAgreement()
    expect(reader.made).toBe(0)
  })

  test('typing, Enter and pasting several lines', () => {
    const [at, ada] = seated(open, '') as [Table, Seat]
    type(ada, 'first')
    press(ada, 'Enter')
    type(ada, 'second')
    ada.editor.view.pasteText('\nthree\n\nfour  and\tfive\n')
    ada.editor.view.pasteHTML('<p>six</p><ul><li>seven</li></ul><script>no()</script>')
    at.expectAgreement()
    expect(at.text).toContain('first\nsecond\nthree')
    expect(at.text).toContain('seven')
  })

  test('splitting a block, typing in both, joining them again from either side', () => {
    const [at, ada] = seated(open, 'one two') as [Table, Seat]
    ada.editor.commands.setTextSelection(4)
    ada.editor.commands.splitBlock()
    type(ada, 'x')
    ada.editor.commands.setTextSelection(2)
    type(ada, 'y')
    at.exchange()
    const second = (ada.editor.state.doc.firstChild?.nodeSize ?? 0) + 1
    ada.editor.commands.setTextSelection(second)
    ada.editor.commands.joinBackward()
    at.exchange()
    ada.editor.commands.setTextSelection(3)
    ada.editor.commands.splitBlock()
    ada.editor.commands.setTextSelection(3)
    ada.editor.commands.joinForward()
    at.expectAgreement()
  })

  test('selecting everything and deleting it, typing again, undo and redo', () => {
    const [at, ada] = seated(open, 'somebody wrote this') as [Table, Seat]
    end(ada)
    ada.editor.commands.splitBlock()
    type(ada, 'and I this')
    at.exchange()
    ada.editor.commands.selectAll()
    ada.editor.commands.deleteSelection()
    at.expectAgreement()
    expect(at.text.trim()).toBe('')
    type(ada, 'anew')
    for (let times = 0; times < 4; times += 1) ada.undo()
    at.expectAgreement()
    for (let times = 0; times < 4; times += 1) ada.redo()
    at.expectAgreement()
  })

  test('what somebody types while another deletes everything around it stays', () => {
    const [at, ada, ben] = seated(open, 'together', 2) as [Table, Seat, Seat]
    ada.editor.commands.selectAll()
    ada.editor.commands.deleteSelection()
    end(ben)
    type(ben, ' still here')
    at.expectAgreement()
    expect(at.text).toBe(' still here')
  })

  test('two at once: typing in one place, one joins or deletes what the other is writing in, each undoes', () => {
    const [at, ada, ben] = seated(open, 'together', 2) as [Table, Seat, Seat]
    end(ada)
    end(ben)
    type(ada, ' ada')
    type(ben, ' ben')
    at.expectAgreement()
    ada.editor.commands.setTextSelection(5)
    ada.editor.commands.splitBlock()
    ben.editor.commands.setTextSelection(3)
    ben.editor.commands.splitBlock()
    type(ben, 'between')
    at.expectAgreement()
    ada.editor.commands.selectAll()
    ada.editor.commands.deleteSelection()
    end(ben)
    type(ben, 'still here')
    at.expectAgreement()
    ada.undo()
    ben.undo()
    at.expectAgreement()
    ada.editor.commands.selectAll()
    ada.editor.view.pasteText('both\npaste')
    ben.editor.commands.selectAll()
    ben.editor.view.pasteText('at once')
    at.expectAgreement()
  })
})
