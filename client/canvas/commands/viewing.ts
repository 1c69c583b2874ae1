/** Commands that look: camera, selection, editing, undo. They write nothing but through undo. */
import type { ObjectId } from '@/domain/base/ids'
import { unionOf } from '@/domain/geometry/rect'
import { fitted, nextStop, revealed, zoomedAt } from '../camera/camera'
import type { CanvasCommands } from '../engine-contract'
import type { CommandContext } from './command-context'

export type ViewingCommands = Omit<
  CanvasCommands,
  | 'createNote'
  | 'createArea'
  | 'connect'
  | 'nextNote'
  | 'duplicate'
  | 'bin'
  | 'restore'
  | 'setColour'
  | 'setMeaning'
  | 'setArea'
  | 'nudge'
  | 'moveInto'
  | 'reorder'
>

export function viewingCommands(context: CommandContext): ViewingCommands {
  const { scene, camera, viewport, selection } = context
  const zoomTo = (zoom: number): void => camera.update((now) => zoomedAt(now, zoom, { x: viewport.get().w / 2, y: viewport.get().h / 2 }))
  const fitTo = (ids: Iterable<ObjectId> | null, most: number): boolean => {
    const items = ids === null ? scene.items() : [...ids].flatMap((id) => scene.item(id) ?? [])
    const bounds = unionOf([...items].filter((item) => item.object.kind !== 'connector' || item.route).map((item) => item.bounds))
    if (bounds) camera.set(fitted(bounds, viewport.get(), most))
    return bounds !== null
  }
  const focusObject = (id: ObjectId): void => {
    const item = scene.item(id)
    if (!item) return
    camera.update((now) => revealed(now, viewport.get(), item.bounds))
    selection.set(new Set([id]))
  }
  const goThroughTime = (direction: 'undo' | 'redo'): void => {
    const outcome = context.undo[direction]()
    if (!outcome.ok) context.notify({ kind: 'undo', refusal: outcome.refusal })
    else if (outcome.value.left.length > 0) context.notify({ kind: 'undo in part', left: outcome.value.left })
  }

  return {
    select: (ids) => selection.set(new Set([...ids].filter((id) => scene.item(id)))),
    selectAll: () => selection.set(new Set(scene.inReadingOrder())),
    selectNext: (step) => {
      const order = scene.inReadingOrder()
      const last = [...selection.get()].at(-1)
      const at = last === undefined ? (step === 1 ? -1 : order.length) : order.indexOf(last)
      const next = order[at + step]
      if (next !== undefined) focusObject(next)
      return next !== undefined
    },
    edit: (id) => {
      if (scene.item(id)?.object.kind !== 'note') return
      focusObject(id)
      context.startEditing(id, false)
    },
    finishEditing: context.finishEditing,
    zoomIn: () => zoomTo(nextStop(camera.get().zoom, 1)),
    zoomOut: () => zoomTo(nextStop(camera.get().zoom, -1)),
    zoomTo,
    fit: () => void fitTo(null, 2),
    fitSelection: () => void fitTo(selection.get(), 2),
    home: () => {
      if (!fitTo(null, 1)) camera.set({ x: -viewport.get().w / 2, y: -viewport.get().h / 2, zoom: 1 })
    },
    focusObject,
    undo: () => goThroughTime('undo'),
    redo: () => goThroughTime('redo'),
  }
}
