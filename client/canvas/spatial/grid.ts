/**
 * Where things are, in square cells of the page: answers "what may touch this rectangle" without looking at everything.
 * Moving one thing costs the cells it left and entered. Things that would cover very many cells are kept in one list,
 * so that no single object, however large, makes the index slow.
 */
import { overlaps, sameRect } from '@/domain/geometry/rect'
import type { PageRect } from '@/domain/geometry/spaces'

export interface SpatialGrid<Id> {
  readonly size: number
  /** Adds it, or moves it to where it is now. */
  set(id: Id, bounds: PageRect): void
  delete(id: Id): void
  boundsOf(id: Id): PageRect | undefined
  /** Everything whose bounds overlap `area`, once each, in no order. */
  query(area: PageRect): Id[]
  clear(): void
}

const cellSize = 1024
const mostCells = 256

interface Entry {
  readonly bounds: PageRect
  /** Null: in the list of large things. */
  readonly span: Span | null
}
interface Span {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function createSpatialGrid<Id>(): SpatialGrid<Id> {
  const entries = new Map<Id, Entry>()
  const cells = new Map<string, Set<Id>>()
  const large = new Set<Id>()

  const takeOut = (id: Id, entry: Entry): void => {
    if (!entry.span) {
      large.delete(id)
      return
    }
    for (const key of keysOf(entry.span)) {
      const cell = cells.get(key)
      cell?.delete(id)
      if (cell?.size === 0) cells.delete(key)
    }
  }
  const putIn = (id: Id, entry: Entry): void => {
    if (!entry.span) {
      large.add(id)
      return
    }
    for (const key of keysOf(entry.span)) {
      const cell = cells.get(key)
      if (cell) cell.add(id)
      else cells.set(key, new Set([id]))
    }
  }

  return {
    get size() {
      return entries.size
    },
    set: (id, bounds) => {
      const before = entries.get(id)
      if (before && sameRect(before.bounds, bounds)) return
      const span = spanOf(bounds)
      const entry: Entry = { bounds, span: countOf(span) > mostCells ? null : span }
      entries.set(id, entry)
      if (before && sameSpan(before.span, entry.span)) return
      if (before) takeOut(id, before)
      putIn(id, entry)
    },
    delete: (id) => {
      const entry = entries.get(id)
      if (!entry) return
      takeOut(id, entry)
      entries.delete(id)
    },
    boundsOf: (id) => entries.get(id)?.bounds,
    query: (area) => {
      const span = spanOf(area)
      const isHit = (id: Id): boolean => overlaps((entries.get(id) as Entry).bounds, area)
      // Looking at more cells than there are is slower than looking at every thing.
      if (countOf(span) > cells.size + mostCells) return [...entries.keys()].filter(isHit)
      const found = new Set<Id>()
      for (const key of keysOf(span)) for (const id of cells.get(key) ?? []) if (isHit(id)) found.add(id)
      for (const id of large) if (isHit(id)) found.add(id)
      return [...found]
    },
    clear: () => {
      entries.clear()
      cells.clear()
      large.clear()
    },
  }
}

const spanOf = (rect: PageRect): Span => ({
  left: Math.floor(rect.x / cellSize),
  top: Math.floor(rect.y / cellSize),
  right: Math.floor((rect.x + rect.w) / cellSize),
  bottom: Math.floor((rect.y + rect.h) / cellSize),
})

const countOf = (span: Span): number => (span.right - span.left + 1) * (span.bottom - span.top + 1)

const sameSpan = (a: Span | null, b: Span | null): boolean =>
  a === b || (a !== null && b !== null && a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom)

function* keysOf(span: Span): Generator<string> {
  for (let row = span.top; row <= span.bottom; row++) for (let column = span.left; column <= span.right; column++) yield `${column},${row}`
}
