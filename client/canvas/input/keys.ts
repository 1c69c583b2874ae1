/** Carries out what keys mean. */
import type { ObjectId } from '@/domain/base/ids'
import type { Readable } from '../../store/cell'
import type { CanvasCommands, Editing, ToolName } from '../engine-contract'
import type { Scene } from '../scene/scene'
import type { Selection } from '../select/selection'
import { type KeyStroke, type ShortcutName, shortcutFor, writingShortcutFor } from './shortcuts'

export interface KeyTarget {
  readonly scene: Scene
  readonly selection: Readable<Selection>
  readonly editing: Readable<Editing | null>
  readonly letterShortcuts: Readable<boolean>
  readonly readOnly: Readable<boolean>
  readonly commands: CanvasCommands
  readonly setTool: (tool: ToolName) => void
  readonly cancel: () => void
}

export interface Keys {
  /** A key on the canvas. True when it meant something and the browser should do nothing with it. */
  press(stroke: KeyStroke): boolean
  /** A key in the editor of the note that is being written. */
  pressWhileWriting(stroke: KeyStroke): boolean
}

type Act = (target: KeyTarget) => boolean | void

const nudge =
  (dx: number, dy: number): Act =>
  ({ commands, selection }) => {
    if (selection.get().size === 0) return false
    commands.nudge(dx, dy)
  }

/** With two things chosen the connector key joins them, first to second; else it takes the tool. */
const connect: Act = ({ scene, selection, commands, setTool, readOnly }) => {
  const [from, to, ...more] = [...selection.get()].filter((id) => scene.item(id)?.object.kind !== 'connector')
  if (from && to && more.length === 0 && !readOnly.get()) commands.connect(from, to)
  else setTool('connector')
}

const onlyNote = ({ scene, selection }: KeyTarget): ObjectId | null => {
  const [id, ...more] = selection.get()
  return id && more.length === 0 && scene.item(id)?.object.kind === 'note' ? id : null
}

const acts: Readonly<Record<ShortcutName, Act>> = {
  'select tool': ({ setTool }) => setTool('select'),
  'hand tool': ({ setTool }) => setTool('hand'),
  'note tool': ({ setTool }) => setTool('note'),
  'area tool': ({ setTool }) => setTool('area'),
  'connector tool': connect,
  edit: (target) => {
    const id = onlyNote(target)
    if (!id || target.readOnly.get()) return false
    target.commands.edit(id)
  },
  bin: ({ commands, selection }) => {
    if (selection.get().size === 0) return false
    commands.bin()
  },
  duplicate: ({ commands }) => void commands.duplicate(),
  'select all': ({ commands }) => commands.selectAll(),
  undo: ({ commands }) => commands.undo(),
  redo: ({ commands }) => commands.redo(),
  'zoom in': ({ commands }) => commands.zoomIn(),
  'zoom out': ({ commands }) => commands.zoomOut(),
  'zoom to 100': ({ commands }) => commands.zoomTo(1),
  fit: ({ commands }) => commands.fit(),
  'fit selection': ({ commands }) => commands.fitSelection(),
  'to front': ({ commands }) => void commands.reorder('front'),
  'to back': ({ commands }) => void commands.reorder('back'),
  // At the last object the key goes to the browser, so that nobody is caught on the canvas.
  'next object': ({ commands }) => commands.selectNext(1),
  'previous object': ({ commands }) => commands.selectNext(-1),
  cancel: ({ cancel }) => cancel(),
  'nudge left': nudge(-1, 0),
  'nudge right': nudge(1, 0),
  'nudge up': nudge(0, -1),
  'nudge down': nudge(0, 1),
  'nudge far left': nudge(-10, 0),
  'nudge far right': nudge(10, 0),
  'nudge far up': nudge(0, -10),
  'nudge far down': nudge(0, 10),
}

export function createKeys(target: KeyTarget): Keys {
  return {
    press: (stroke) => {
      const name = shortcutFor(stroke, target.letterShortcuts.get())
      if (!name) return false
      return acts[name](target) !== false
    },
    pressWhileWriting: (stroke) => {
      const editing = target.editing.get()
      const name = editing && writingShortcutFor(stroke)
      if (!editing || !name) return false
      if (name === 'cancel') target.commands.finishEditing()
      else target.commands.nextNote(editing.id, name === 'next beside' ? 'beside' : 'below')
      return true
    },
  }
}
