/** Sets of chosen objects, in the order in which they were chosen. Pure. */
import type { ObjectId } from '@/domain/base/ids'

export type Selection = ReadonlySet<ObjectId>

export const emptySelection: Selection = new Set()

/** A click: alone it chooses, with shift it adds or takes away. */
export function clicked(selection: Selection, id: ObjectId, additive: boolean): Selection {
  if (!additive) return selection.size === 1 && selection.has(id) ? selection : new Set([id])
  const next = new Set(selection)
  if (!next.delete(id)) next.add(id)
  return next
}

/** A marquee: alone it chooses what it catches, with shift it adds that to what was chosen before it began. */
export const caught = (before: Selection, ids: Iterable<ObjectId>, additive: boolean): Selection =>
  new Set(additive ? [...before, ...ids] : ids)

/** Without what is no longer there. The same set when nothing is missing. */
export function pruned(selection: Selection, isThere: (id: ObjectId) => boolean): Selection {
  const left = [...selection].filter(isThere)
  return left.length === selection.size ? selection : new Set(left)
}

export const sameSelection = (a: Selection, b: Selection): boolean => a === b || (a.size === b.size && [...a].every((id) => b.has(id)))
