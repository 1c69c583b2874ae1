/**
 * The order in which a page is read aloud, walked by keyboard and exported: row by row from the top, in a row from the
 * left; an area just before what lies in it. Things overlap and lie crooked, so a "row" is whatever starts before the
 * first one's middle.
 */
import type { PageRect } from './spaces'

export interface Placed<Id> {
  readonly id: Id
  readonly rect: PageRect
  /** The area it lies in, or null. A parent that is not in the list counts as none. */
  readonly parent: Id | null
}

/** All ids once, in reading order. Parents that go round in a circle are read as if they had none. */
export function readingOrder<Id>(things: readonly Placed<Id>[]): Id[] {
  const known = new Set(things.map((thing) => thing.id))
  const children = new Map<Id | null, Placed<Id>[]>()
  for (const thing of things) {
    const parent = thing.parent !== null && known.has(thing.parent) ? thing.parent : null
    const siblings = children.get(parent)
    if (siblings) siblings.push(thing)
    else children.set(parent, [thing])
  }
  const order: Id[] = []
  const seen = new Set<Id>()
  const read = (siblings: readonly Placed<Id>[]): void => {
    for (const thing of inRows(siblings)) {
      if (seen.has(thing.id)) continue
      seen.add(thing.id)
      order.push(thing.id)
      read(children.get(thing.id) ?? [])
    }
  }
  read(children.get(null) ?? [])
  if (seen.size < things.length) read(things.filter((thing) => !seen.has(thing.id)))
  return order
}

function inRows<Id>(things: readonly Placed<Id>[]): Placed<Id>[] {
  const waiting = [...things].sort((a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x)
  const ordered: Placed<Id>[] = []
  for (let start = 0; start < waiting.length; ) {
    const first = waiting[start] as Placed<Id>
    const middle = first.rect.y + first.rect.h / 2
    let end = start + 1
    while (end < waiting.length && (waiting[end] as Placed<Id>).rect.y < middle) end++
    ordered.push(...waiting.slice(start, end).sort((a, b) => a.rect.x - b.rect.x || a.rect.y - b.rect.y))
    start = end
  }
  return ordered
}
