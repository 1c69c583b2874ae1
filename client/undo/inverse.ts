/**
 * What it takes to go back. A step is kept as parts: one value of one object, as it was and as it became. Undo writes
 * "was" where "became" still stands; where something else stands, somebody changed it since, and it is left alone.
 * Making an object has no inverse but the bin: nothing is ever deleted.
 */
import type { ObjectId } from '@/domain/base/ids'
import type { BoardChange } from '@/domain/board/change'
import type { BoardObject } from '@/domain/board/object'
import type { PageModel } from '@/domain/board/page-model'

type Setter = Extract<BoardChange, { kind: 'set-geometry' | 'set-placement' | 'set-colour' | 'set-area' | 'set-meaning' | 'set-bin' }>

export interface Part {
  readonly id: ObjectId
  readonly was: Setter
  readonly became: Setter
  /** The object was made in this step: `was` puts it into the bin. */
  readonly made: boolean
}

const isSetter = (change: BoardChange): change is Setter => change.kind.startsWith('set-')

/** The setter that writes the value `like` writes, with the value the object has now; null when it has no such value. */
function presentValue(object: BoardObject, like: Setter): Setter | null {
  switch (like.kind) {
    case 'set-geometry':
      return object.kind === 'connector' ? null : { kind: like.kind, id: object.id, geometry: object.geometry }
    case 'set-placement':
      return { kind: like.kind, id: object.id, placement: [object.parent, object.order] }
    case 'set-colour':
      return object.kind === 'connector' ? null : { kind: like.kind, id: object.id, colour: object.style.colour }
    case 'set-area':
      return object.kind === 'area' ? { kind: like.kind, id: object.id, style: object.style } : null
    case 'set-meaning':
      return object.kind === 'connector' ? { kind: like.kind, id: object.id, style: object.style } : null
    case 'set-bin':
      return { kind: like.kind, id: object.id, at: object.binnedAt }
  }
}

/** The parts of a step, read from the page before the changes are carried out. The time at which an undone creation is binned is filled in when it is undone. */
export function partsOf(page: PageModel, changes: readonly BoardChange[]): Part[] {
  const made = new Set(changes.filter((change) => !isSetter(change)).map((change) => change.id))
  const parts: Part[] = []
  for (const change of changes) {
    if (!isSetter(change)) {
      parts.push({
        id: change.id,
        was: { kind: 'set-bin', id: change.id, at: 0 },
        became: { kind: 'set-bin', id: change.id, at: null },
        made: true,
      })
      continue
    }
    // Whatever is set on an object made in the same step comes and goes with it.
    if (made.has(change.id)) continue
    const object = page.get(change.id)
    const was = object && presentValue(object, change)
    if (was) parts.push({ id: change.id, was, became: change, made: false })
  }
  return parts
}

/** One step out of two: the oldest "was" and the newest "became" of each value. */
export function joined(first: readonly Part[], second: readonly Part[]): Part[] {
  const parts = new Map(first.map((part) => [keyOf(part), part]))
  for (const part of second) {
    const known = parts.get(keyOf(part))
    parts.set(keyOf(part), known ? { ...known, became: part.became } : part)
  }
  return [...parts.values()]
}

const keyOf = (part: Part): string => `${part.became.kind} ${part.id}`

/** The same step seen from the other side: undoing it is redoing. */
export const reversed = (parts: readonly Part[]): Part[] => parts.map((part) => ({ ...part, was: part.became, became: part.was }))

/** True when the page still shows what this part left behind. */
export function stillStands(page: PageModel, part: Part): boolean {
  const object = page.get(part.id)
  const present = object && presentValue(object, part.became)
  return present !== null && present !== undefined && sameValue(present, part.became)
}

/** Values are small plain records, written with their keys in one order by one piece of code each. */
const sameValue = (a: Setter, b: Setter): boolean => JSON.stringify(valueOf(a)) === JSON.stringify(valueOf(b))

function valueOf(setter: Setter): unknown {
  switch (setter.kind) {
    case 'set-geometry':
      return setter.geometry
    case 'set-placement':
      return setter.placement
    case 'set-colour':
      return setter.colour
    case 'set-area':
      return [setter.style.title, setter.style.question, setter.style.columns, setter.style.lanes, setter.style.colour]
    case 'set-meaning':
      return setter.style.meaning
    case 'set-bin':
      return setter.at
  }
}
