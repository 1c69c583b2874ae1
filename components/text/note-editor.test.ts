// @vitest-environment happy-dom
import * as Y from 'yjs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ParticipantId } from '@/domain/base/ids'
import { addNote, bodyOf, bodyText, textOf } from '@/domain/board/page-document'
import type { OtherPresence, OwnPresence, Presence } from '@/client/session/open-page-port'
import { idOf } from '@/client/canvas/testing/make-objects'
import { caretAt } from '@/client/session/caret'
import { cell } from '@/client/store/cell'
import { typingUndo } from '@/tests/fixtures/typing-undo'
import { createNoteEditor } from './create-note-editor'
import { noteTextLimit } from './note-limit'
import { offsetAt, positionOf } from './note-offsets'

const one = idOf('one')
const opened: Array<{ destroy: () => void }> = []
afterEach(() => {
  for (const editor of opened.splice(0)) editor.destroy()
})

function presence() {
  const others = cell<readonly OtherPresence[]>([])
  const shown: Array<Partial<OwnPresence>> = []
  return { others, shown, port: { others, set: (part) => void shown.push(part) } satisfies Presence }
}

function openNote(doc: Y.Doc, readOnly = false) {
  const body = bodyOf(doc, one)
  if (!body) throw new Error('no note')
  const element = document.body.appendChild(document.createElement('div'))
  const actions = { onLeave: vi.fn(), onNext: vi.fn(), onUndo: vi.fn(), onRedo: vi.fn() }
  const onFull = vi.fn()
  const people = presence()
  const { typing } = typingUndo(doc)
  const editor = createNoteEditor({
    ...{ element, objectId: one, body, presence: people.port, typing, readOnly, onFull },
    label: 'Note by Ann',
    className: 'words',
    carets: { caret: 'caret', name: 'name', selection: 'selection' },
    actions: () => actions,
  })
  opened.push(editor)
  const press = (key: string, more: KeyboardEventInit = {}) =>
    editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  const type = (text: string, offset?: number) => {
    const { state } = editor
    if (offset === undefined) editor.view.dispatch(state.tr.insertText(text))
    else editor.view.dispatch(state.tr.insertText(text, positionOf(state.doc, offset)))
  }
  return { editor, body, actions, onFull, people, press, type }
}

function noteDoc(text = 'hello', clientId = 300): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.transact(() =>
    addNote(doc, { id: one, birth: {}, placement: [null, 'a0'], geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text }),
  )
  return doc
}

describe('the editor of a note', () => {
  it.each(['', 'hello', 'two\nlines\n', '  spaces  ', '🙂 ‏שלום', '<b>not bold</b>'])(
    'opens and closes %j without a trace in the shared text',
    (text) => {
      const doc = noteDoc(text)
      const updates = vi.fn()
      doc.on('update', updates)
      const { editor } = openNote(doc)
      editor.commands.focus('end')
      expect(editor.state.doc.textContent).toBe(text)
      editor.destroy()
      expect(updates).not.toHaveBeenCalled()
    },
  )

  it('leaves a note with several blocks as it is', () => {
    const doc = noteDoc('first')
    const block = new Y.XmlElement('noteText')
    block.insert(0, [new Y.XmlText('second')])
    bodyOf(doc, one)?.insert(1, [block])
    const before = Y.encodeStateAsUpdate(doc)
    const { editor } = openNote(doc)
    expect(editor.state.doc.childCount).toBe(2)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it('writes what is typed, character by character, into the same text', () => {
    const doc = noteDoc('hello')
    const { body, type } = openNote(doc)
    const leaf = (body.get(0) as Y.XmlElement).get(0)
    type(' world', 5)
    expect(bodyText(body)).toBe('hello world')
    expect((body.get(0) as Y.XmlElement).get(0)).toBe(leaf)
  })

  it('makes a line feed of Enter, and keeps everybody’s characters theirs', () => {
    const doc = noteDoc('one two', 300)
    doc.clientID = 301
    const { editor, body, press } = openNote(doc)
    editor.commands.setTextSelection(positionOf(editor.state.doc, 3))
    press('Enter')
    expect(bodyText(body)).toBe('one\n two')
    expect(body.length).toBe(1)
    const mine = doc.store.clients.get(301)?.reduce((sum, struct) => sum + struct.length, 0)
    expect(mine).toBe(1)
  })

  it('keeps the text leaf when everything is deleted, so that others can go on in it', () => {
    const doc = noteDoc('hello')
    const { editor, body, type } = openNote(doc)
    const leaf = (body.get(0) as Y.XmlElement).get(0)
    editor.commands.selectAll()
    editor.commands.deleteSelection()
    expect(bodyText(body)).toBe('')
    expect((body.get(0) as Y.XmlElement).get(0)).toBe(leaf)
    type('again')
    expect(bodyText(body)).toBe('again')
    expect(body.length).toBe(1)
  })

  it('takes pasted text as plain text with its line feeds, whatever came with it', () => {
    const doc = noteDoc('')
    const { editor, body } = openNote(doc)
    editor.commands.focus('end')
    editor.view.pasteText('a\r\nb')
    expect(bodyText(body)).toBe('a\nb')
    const clipboard = new DataTransfer()
    clipboard.setData('text/html', '<h1>Title</h1><ul><li>item</li></ul><script>alert(1)</script>')
    clipboard.setData('text/plain', 'Title\nitem')
    editor.view.dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }))
    expect(bodyText(body)).toBe('a\nbTitle\nitem')
    expect(body.length).toBe(1)
  })

  it('says when the person wants to leave or to go on with the next note', () => {
    const { press, actions } = openNote(noteDoc())
    press('Escape')
    press('Enter', { ctrlKey: true })
    press('Tab')
    expect(actions.onLeave).toHaveBeenCalledTimes(1)
    expect(actions.onNext).toHaveBeenCalledTimes(2)
  })

  it('asks the page to go back and forth, and has no undo of its own that would end with it', () => {
    const { press, actions, type, body } = openNote(noteDoc('base'))
    type(' mine', 4)
    press('z', { ctrlKey: true })
    press('z', { ctrlKey: true, shiftKey: true })
    press('y', { ctrlKey: true })
    expect(actions.onUndo).toHaveBeenCalledTimes(1)
    expect(actions.onRedo).toHaveBeenCalledTimes(2)
    expect(bodyText(body)).toBe('base mine')
  })

  it('does not act on keys of an input method that is composing', () => {
    const { editor, press, actions } = openNote(noteDoc())
    editor.view.dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    press('Escape', { isComposing: true })
    press('Tab', { isComposing: true })
    expect(actions.onLeave).not.toHaveBeenCalled()
    expect(actions.onNext).not.toHaveBeenCalled()
  })

  it('refuses what does not fit with words, and never what others write', () => {
    const doc = noteDoc('x'.repeat(noteTextLimit - 1))
    const { type, body, onFull, editor } = openNote(doc)
    type('y', 0)
    expect(onFull).not.toHaveBeenCalledWith(expect.stringContaining('full'))
    type('z', 0)
    expect(onFull).toHaveBeenLastCalledWith(expect.stringContaining('full'))
    expect(bodyText(body).length).toBe(noteTextLimit)
    editor.view.pasteText('much more')
    expect(onFull).toHaveBeenLastCalledWith(expect.stringContaining('nothing was pasted'))
    const remote = new Y.Doc()
    Y.applyUpdate(remote, Y.encodeStateAsUpdate(doc))
    textOf(remote, one)?.insert(0, 'theirs')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(remote), 'wire')
    expect(editor.state.doc.textContent.length).toBe(noteTextLimit + 6)
    editor.commands.setTextSelection({ from: 1, to: 3 })
    editor.commands.deleteSelection()
    expect(bodyText(body).length).toBe(noteTextLimit + 4)
  })

  it('is a labelled text field, or a readable one that cannot be changed', () => {
    const { editor } = openNote(noteDoc())
    const field = editor.view.dom
    expect(field.getAttribute('role')).toBe('textbox')
    expect(field.getAttribute('aria-label')).toBe('Note by Ann')
    expect(field.querySelector('[data-note-text]')?.getAttribute('dir')).toBe('auto')
    expect(openNote(noteDoc(), true).editor.view.dom.getAttribute('contenteditable')).toBe('false')
    expect(document.querySelector('style[data-tiptap-style]')).toBeNull()
  })

  it('shows where others are, by name, and moves with what is typed', () => {
    const doc = noteDoc('hello')
    const { editor, body, people, type } = openNote(doc)
    const caret = JSON.parse(JSON.stringify(caretAt(body, 5)))
    const bob: OtherPresence = {
      clientId: 301,
      person: { participantId: 'bob' as ParticipantId, name: 'Bob', colour: '#aa0000' },
      editing: { objectId: one, anchor: caret, head: caret },
    }
    people.others.set([bob, { ...bob, clientId: 302, editing: { objectId: idOf('two'), anchor: caret, head: caret } }])
    const names = () => [...editor.view.dom.querySelectorAll('.name')].map((name) => name.textContent)
    expect(names()).toEqual(['Bob'])
    type('oh, ', 0)
    expect(editor.view.dom.textContent).toBe('oh, helloBob')
    people.others.set([{ ...bob, editing: { objectId: one, anchor: { nonsense: true }, head: 7 } }])
    expect(names()).toEqual([])
  })

  it('tells the others where this person is, and that they left', () => {
    const doc = noteDoc('hello')
    const { editor, people } = openNote(doc)
    editor.view.focus()
    editor.view.dispatch(editor.state.tr.insertText('!'))
    const told = people.shown.findLast((part) => part.editing)
    expect(told?.editing?.objectId).toBe(one)
    editor.destroy()
    expect(people.shown.at(-1)).toEqual({ editing: null })
  })
})

describe('offsets and positions', () => {
  it('are each other’s inverse over several blocks', () => {
    const doc = noteDoc('ab')
    const block = new Y.XmlElement('noteText')
    block.insert(0, [new Y.XmlText('cde')])
    bodyOf(doc, one)?.insert(1, [block])
    const { editor } = openNote(doc)
    for (let offset = 0; offset <= 6; offset++) expect(offsetAt(editor.state.doc, positionOf(editor.state.doc, offset))).toBe(offset)
  })
})

describe('two people writing in one note', () => {
  /** A small generator of repeatable random numbers (mulberry32). */
  function random(seed: number): () => number {
    let state = seed
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
    }
  }

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('lose nothing they typed (seed %i)', (seed) => {
    const dice = random(seed)
    const a = noteDoc('start ', 300)
    const b = new Y.Doc()
    b.clientID = 301
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a), 'wire')
    const wires: Array<{ to: Y.Doc; update: Uint8Array }> = []
    a.on('update', (update, origin) => origin !== 'wire' && wires.push({ to: b, update }))
    b.on('update', (update, origin) => origin !== 'wire' && wires.push({ to: a, update }))
    const editors = [openNote(a), openNote(b)]
    const typed: string[] = []
    for (let step = 0; step < 120; step++) {
      const writer = editors[dice() < 0.5 ? 0 : 1]
      if (!writer) continue
      // Characters nobody else types, so that each can be looked for.
      const character = String.fromCodePoint(0x4e00 + step)
      typed.push(character)
      writer.type(character, Math.floor(dice() * (bodyText(writer.body).length + 1)))
      if (dice() < 0.15) writer.press('Enter')
      while (wires.length && dice() < 0.4) {
        const [wire] = wires.splice(0, 1)
        if (wire) Y.applyUpdate(wire.to, wire.update, 'wire')
      }
    }
    for (const { to, update } of wires.splice(0)) Y.applyUpdate(to, update, 'wire')
    const [first, second] = editors.map(({ body }) => bodyText(body))
    expect(first).toBe(second)
    for (const { editor } of editors) expect(editor.state.doc.textContent).toBe(first)
    for (const character of typed) expect(first).toContain(character)
    for (const character of 'start') expect(first).toContain(character)
    expect(editors[0]?.body.length).toBe(1)
  })
})
