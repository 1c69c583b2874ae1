// @vitest-environment happy-dom
/**
 * Whose words are they after a real editor moved them about? One person writes, another acts in Tiptap, and the history
 * must still say who wrote what, whatever client id the editor left on the characters.
 */
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { addNote, bodyOf, bodyText, textOf } from '@/domain/board/page-document'
import type { AuthorRun } from '@/domain/contribution/contribution'
import { flatEditor } from '@/tests/fixtures/flat-editor'
import { JournaledPage, objectNamed, type Person } from '@/tests/fixtures/journaled-page'
import { HistoryBuilder } from './builder'

const words = 'Ask me when I have last eaten, ok'
const note = objectNamed('note')
const other = objectNamed('other')

function addEmptyNote(person: Person, id = note, text = ''): void {
  person.doc.transact(() =>
    addNote(person.doc, { id, birth: {}, placement: [null, 'a0'], geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text }),
  )
}

/** Anna has written `words`; Ben has the note open in an editor. */
function workshop() {
  const page = new JournaledPage()
  const anna = page.join('anna')
  const ben = page.join('ben')
  addEmptyNote(anna)
  textOf(anna.doc, note)?.insert(0, words)
  addEmptyNote(anna, other)
  page.settle()
  const open = (id = note): Editor => {
    const body = bodyOf(ben.doc, id)
    if (!body) throw new Error('The note has no body.')
    return flatEditor(body)
  }
  return { page, anna, ben, open }
}

function runsOf(page: JournaledPage, id = note): readonly AuthorRun[] {
  page.settle()
  const builder = new HistoryBuilder(page.id)
  for (const row of page.rows) builder.take(row, page.registry())
  const known = builder.scene.objects.get(id)
  expect(known?.object.kind === 'note' && known.object.text).toBe(bodyText(bodyOf(page.hub, id)))
  return known?.runs ?? []
}

/** Characters by first writer. */
function wordsBy(runs: readonly AuthorRun[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const run of runs) counts[run.wordsBy ?? 'nobody'] = (counts[run.wordsBy ?? 'nobody'] ?? 0) + run.text.length
  return counts
}
const placedBy = (runs: readonly AuthorRun[]): Record<string, number> => wordsBy(runs.map((run) => ({ ...run, wordsBy: run.placedBy })))

/** Editor position of the character at `index`: one step into the first block. */
const at = (index: number): number => index + 1
const cut = (editor: Editor, from: number, to: number): string => {
  const taken = editor.state.doc.textBetween(at(from), at(to), '\n')
  editor.view.dispatch(editor.state.tr.delete(at(from), at(to)))
  return taken
}

describe('words keep their first writer (invariant 3)', () => {
  it('when somebody else types in the middle', () => {
    const { page, open } = workshop()
    const editor = open()
    editor.view.dispatch(editor.state.tr.insertText(' politely', at(6)))
    expect(wordsBy(runsOf(page))).toEqual({ anna: 33, ben: 9 })
  })

  it('when somebody else presses Enter in the middle: only the line feed is theirs', () => {
    const { page, open } = workshop()
    const editor = open()
    editor.commands.setTextSelection(at(16))
    editor.commands.keyboardShortcut('Enter')
    expect(wordsBy(runsOf(page))).toEqual({ anna: 33, ben: 1 })
  })

  it('when somebody else joins two blocks', () => {
    const { page, anna, open } = workshop()
    const second = bodyOf(anna.doc, note)
    const block = second?.get(0)?.clone()
    if (second && block) second.insert(1, [block])
    page.settle()
    const before = wordsBy(runsOf(page))
    const editor = open()
    editor.commands.setTextSelection(at(words.length) + 2)
    editor.commands.joinBackward()
    expect(before).toEqual({ anna: 67 })
    expect(wordsBy(runsOf(page))).toEqual({ anna: 66 })
    expect(placedBy(runsOf(page))).toEqual({ anna: 33, ben: 33 })
  })

  it('when somebody else deletes some of them and undoes that', () => {
    const { page, open } = workshop()
    const editor = open()
    cut(editor, 10, 24)
    page.settle()
    expect(wordsBy(runsOf(page))).toEqual({ anna: 19 })
    editor.commands.undo()
    const runs = runsOf(page)
    expect(wordsBy(runs)).toEqual({ anna: 33 })
    expect(placedBy(runs)).toEqual({ anna: 19, ben: 14 })
    expect(runs.find((run) => run.placedBy === 'ben')?.how).toBe('restored')
  })

  it('when somebody else undoes key by key deletions', () => {
    const { page, open } = workshop()
    const editor = open()
    for (let index = 20; index > 12; index--) {
      cut(editor, index - 1, index)
      page.settle()
    }
    editor.commands.undo()
    expect(wordsBy(runsOf(page))).toEqual({ anna: 33 })
  })

  it('when somebody else drags them within the note', () => {
    const { page, open } = workshop()
    const editor = open()
    const { tr } = editor.state
    const slice = editor.state.doc.slice(at(0), at(14))
    editor.view.dispatch(tr.delete(at(0), at(14)).insert(tr.mapping.map(at(words.length)), slice.content))
    const counts = wordsBy(runsOf(page))
    expect(counts).toEqual({ anna: 33 })
  })

  it('when somebody else cuts them and pastes them later, in the same note or in another', () => {
    const { page, open } = workshop()
    const editor = open()
    const taken = cut(editor, 7, 19)
    page.settle()
    editor.view.dispatch(editor.state.tr.insertText(taken, at(words.length - taken.length)))
    expect(wordsBy(runsOf(page))).toEqual({ anna: 33 })
    const again = cut(editor, 0, 14)
    const next = open(other)
    next.view.dispatch(next.state.tr.insertText(again, at(0)))
    const carried = runsOf(page, other)
    expect(wordsBy(carried)).toEqual({ anna: 14 })
    expect(carried[0]).toMatchObject({ placedBy: 'ben', how: 'pasted', root: note })
  })

  it('when a copy is made with "duplicate"', () => {
    const { page, ben } = workshop()
    addNote(ben.doc, {
      id: objectNamed('copy'),
      birth: { copyOf: note },
      placement: [null, 'a1'],
      geometry: [0, 0, 200, 200],
      style: { colour: 'yellow' },
      text: words,
    })
    const runs = runsOf(page, objectNamed('copy'))
    expect(wordsBy(runs)).toEqual({ anna: 33 })
    expect(placedBy(runs)).toEqual({ ben: 33 })
  })
})

describe('lineage cannot be abused', () => {
  it('a "duplicate" that says something else is the words of whoever made it', () => {
    const { page, ben } = workshop()
    addNote(ben.doc, {
      id: objectNamed('copy'),
      birth: { copyOf: note },
      placement: [null, 'a1'],
      geometry: [0, 0, 200, 200],
      style: { colour: 'yellow' },
      text: 'I never said this at all',
    })
    expect(wordsBy(runsOf(page, objectNamed('copy')))).toEqual({ ben: 24 })
  })

  it('a sentence put together from short snippets is credited to whoever put it together', () => {
    const { page, open } = workshop()
    const editor = open()
    const snippets = 'eat me, I have no last when ok'
    editor.view.dispatch(editor.state.tr.insertText(snippets, at(0), at(words.length)))
    const counts = wordsBy(runsOf(page))
    expect(counts.ben).toBeGreaterThan(snippets.length / 2)
  })

  it('letters typed one by one where deleted words lay are the typist’s', () => {
    const { page, open } = workshop()
    const editor = open()
    cut(editor, 0, words.length)
    page.settle()
    for (const letter of 'Ask me nothing') {
      editor.view.dispatch(editor.state.tr.insertText(letter))
      page.settle()
    }
    const counts = wordsBy(runsOf(page))
    expect(counts.anna ?? 0).toBeLessThanOrEqual(1)
  })
})
