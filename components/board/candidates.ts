/** What can be chosen from a list instead of dragging to it. */
import type { ObjectId } from '@/domain/base/ids'
import type { Area, BoardObject } from '@/domain/board/object'
import type { PageModel } from '@/domain/board/page-model'
import { titleOf } from './describe-object'
import type { Candidate } from './object-chooser'
import { areasAround } from './tags-of-note'
import { boardWords } from './words'

const isLiveArea = (object: BoardObject): object is Area => object.kind === 'area' && object.binnedAt === null

export const liveAreas = (model: PageModel): Area[] => [...model.all()].filter(isLiveArea).sort(byPlace)

/** Areas that `moving` can go into: not itself, and not what lies inside it. */
export function areasToMoveTo(model: PageModel, moving: ReadonlySet<ObjectId>): Candidate[] {
  const outside: Candidate = { id: null, title: boardWords.selection.noArea }
  const open = liveAreas(model).filter((area) => !moving.has(area.id) && !areasAround(area, model.get).some((id) => moving.has(id)))
  return [...open.map((area) => ({ id: area.id, title: titleOf(area), hint: area.style.question })), outside]
}

/** Notes and areas that a line can go to from `from`, in the order in which the page is read. */
export function endsToConnect(model: PageModel, from: ObjectId, order: readonly ObjectId[], nameOf: (id: ObjectId) => string): Candidate[] {
  return order.flatMap((id) => {
    const object = model.get(id)
    if (!object || id === from || object.kind === 'connector' || object.binnedAt !== null) return []
    return [{ id, title: titleOf(object), hint: object.kind === 'note' ? nameOf(id) : undefined }]
  })
}

const byPlace = (one: Area, other: Area): number => one.geometry[1] - other.geometry[1] || one.geometry[0] - other.geometry[0]
