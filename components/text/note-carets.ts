/** Shows where others are in the note, with their names, and tells them where this person is. */
import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { caretAt, offsetOf } from '@/client/session/caret'
import type { NoteBody, OtherPresence, Presence } from '@/client/session/open-page-port'
import type { ObjectId } from '@/domain/base/ids'
import { offsetAt, positionOf } from './note-offsets'

export interface CaretStyle {
  readonly caret: string
  readonly name: string
  readonly selection: string
}

interface Options {
  readonly objectId: ObjectId
  readonly body: NoteBody
  readonly presence: Presence
  readonly style: CaretStyle
}

const caretsKey = new PluginKey<DecorationSet>('noteCarets')

export const noteCarets = (options: Options) =>
  Extension.create({
    name: 'noteCarets',
    // After the sync plugin (1000): positions are read from the shared text, which must be up to date by then.
    priority: 100,
    addProseMirrorPlugins: () => [caretsPlugin(options)],
  })

function caretsPlugin(options: Options): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: caretsKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, before, _old, state) => {
        const fromOthers: unknown = transaction.getMeta(ySyncPluginKey)
        if (transaction.getMeta(caretsKey) || fromOthers) return draw(state, options)
        // One's own typing reaches the shared text after this step; until then the marks move along.
        return transaction.docChanged ? before.map(transaction.mapping, transaction.doc) : before
      },
    },
    props: { decorations: (state) => caretsKey.getState(state) },
    view: (view) => {
      const redraw = (): void => view.dispatch(view.state.tr.setMeta(caretsKey, true).setMeta('addToHistory', false))
      const stop = options.presence.others.subscribe(redraw)
      const focused = (): void => show(view, options)
      view.dom.addEventListener('focus', focused)
      return {
        update: (now, before) => {
          if (now.state.selection.eq(before.selection) && now.state.doc.eq(before.doc)) return
          if (now.hasFocus()) show(now, options)
        },
        destroy: () => {
          stop()
          view.dom.removeEventListener('focus', focused)
          options.presence.set({ editing: null })
        },
      }
    },
  })
}

function show(view: EditorView, { objectId, body, presence }: Options): void {
  const { doc, selection } = view.state
  const [anchor, head] = [offsetAt(doc, selection.anchor), offsetAt(doc, selection.head)]
  presence.set({ editing: { objectId, anchor: caretAt(body, anchor), head: caretAt(body, head) } })
}

function draw(state: EditorState, options: Options): DecorationSet {
  const here = options.presence.others.get().filter((other) => other.editing?.objectId === options.objectId)
  return DecorationSet.create(
    state.doc,
    here.flatMap((other) => marksOf(other, state, options)),
  )
}

function marksOf(other: OtherPresence, { doc }: EditorState, { body, style }: Options): Decoration[] {
  const [anchor, head] = [offsetOf(body, other.editing?.anchor), offsetOf(body, other.editing?.head)]
  if (anchor === null || head === null) return []
  const [from, to] = [positionOf(doc, Math.min(anchor, head)), positionOf(doc, Math.max(anchor, head))]
  const colour = other.person?.colour ?? ''
  const caret = Decoration.widget(positionOf(doc, head), () => caretElement(other.person?.name ?? '', colour, style), {
    key: `${other.clientId} ${colour} ${other.person?.name}`,
    side: 10,
    ignoreSelection: true,
  })
  return from === to ? [caret] : [caret, Decoration.inline(from, to, { class: style.selection, style: `--person: ${safeColour(colour)}` })]
}

function caretElement(name: string, colour: string, style: CaretStyle): HTMLElement {
  const caret = document.createElement('span')
  caret.className = style.caret
  caret.style.setProperty('--person', safeColour(colour))
  // Who is in the note is said once by the people list; a name in the middle of the words would be read with them.
  caret.setAttribute('aria-hidden', 'true')
  const label = document.createElement('span')
  label.className = style.name
  label.textContent = name
  caret.append(label)
  return caret
}

/** Colours come from the server, but they end up in a style attribute: anything that is not plainly a colour is dropped. */
const safeColour = (colour: string): string => (/^(#[0-9a-f]{3,8}|var\(--[a-z0-9-]+\)|[a-z]+)$/i.test(colour) ? colour : 'currentColor')
