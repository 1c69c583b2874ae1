/** What is in view, in words, for assistive technology: made when the view has been still for a moment. */
import type { ObjectId } from '@/domain/base/ids'
import type { PageRect } from '@/domain/geometry/spaces'
import { cell, type Readable } from '../../store/cell'
import { meaningLabels } from '../connector/route'
import type { MirrorEntry } from '../engine-contract'
import type { Scheduler } from '../ports'
import type { Scene, SceneItem } from '../scene/scene'

export const mirrorLimit = 150
const stillFor = 200

export interface Mirror {
  readonly entries: Readable<readonly MirrorEntry[]>
  /** Something moved or changed: wait until it is still, then look again. */
  stir(): void
  stop(): void
}

export function createMirror(scene: Scene, view: () => PageRect, scheduler: Scheduler): Mirror {
  const entries = cell<readonly MirrorEntry[]>([], sameEntries)
  let callOff = (): void => undefined
  const look = (): void => entries.set(entriesIn(scene, view()))
  return {
    entries,
    stir: () => {
      callOff()
      callOff = scheduler.after(stillFor, look)
    },
    stop: () => callOff(),
  }
}

export function entriesIn(scene: Scene, view: PageRect): MirrorEntry[] {
  const inView = new Map(scene.inside(view).map((item) => [item.id, item]))
  const entries: MirrorEntry[] = []
  for (const id of scene.inReadingOrder()) {
    const item = inView.get(id)
    if (!item) continue
    entries.push({ id, kind: item.object.kind, label: labelOf(scene, item), rect: item.bounds, parent: scene.parentOf(id) })
    if (entries.length === mirrorLimit) break
  }
  return entries
}

function labelOf(scene: Scene, { object }: SceneItem): string {
  switch (object.kind) {
    case 'note':
      return object.text.trim() || 'Empty note'
    case 'area':
      return object.style.title.trim() || 'Area without a title'
    case 'connector': {
      const end = (id: ObjectId): string => {
        const item = scene.item(id)
        return item ? `“${shortened(labelOf(scene, item))}”` : 'something that is not here'
      }
      return `${end(object.ends[0])} ${object.style.meaning ? meaningLabels[object.style.meaning] : 'goes with'} ${end(object.ends[1])}`
    }
  }
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

const sameEntries = (a: readonly MirrorEntry[], b: readonly MirrorEntry[]): boolean =>
  a.length === b.length &&
  a.every((entry, index) => {
    const other = b[index] as MirrorEntry
    return (
      entry.id === other.id &&
      entry.label === other.label &&
      entry.parent === other.parent &&
      entry.rect.x === other.rect.x &&
      entry.rect.y === other.rect.y &&
      entry.rect.w === other.rect.w &&
      entry.rect.h === other.rect.h
    )
  })
