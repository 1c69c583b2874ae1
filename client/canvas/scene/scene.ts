/**
 * What stands on the page now, ready to be painted and asked: live objects with the bounds they are drawn in, an index
 * of where they are, who lies in which area, and everything that is on its way (one's own gesture, other people's
 * drags) laid over the document without being written. Fed by the page, one visit per changed object.
 */
import type { ObjectId } from '@/domain/base/ids'
import type { BoardObject, Geometry } from '@/domain/board/object'
import type { PageModel } from '@/domain/board/page-model'
import { rectOf } from '@/domain/geometry/rect'
import { readingOrder } from '@/domain/geometry/reading-order'
import type { PageRect } from '@/domain/geometry/spaces'
import { byOrder } from '../arrange/order'
import { type Route, routeBetween } from '../connector/route'
import { createSpatialGrid } from '../spatial/grid'
import type { NoteTexts } from '../text/note-text'

export interface SceneItem {
  readonly id: ObjectId
  readonly object: BoardObject
  /** Where it is drawn: a note with many words is drawn higher than it was made. */
  readonly bounds: PageRect
  /** Connectors only; null while its ends lie over each other. */
  readonly route: Route | null
}

export interface Scene {
  /** What stands on the page. A line stands while both its ends do: with an end in the bin there is nothing to select. */
  item(id: ObjectId): SceneItem | undefined
  items(): Iterable<SceneItem>
  readonly size: number
  /** Back to front. */
  inside(area: PageRect): SceneItem[]
  /** The live area an object lies in, or null. Never itself, never round in a circle. */
  parentOf(id: ObjectId): ObjectId | null
  /** Everything in these areas, at any depth; without the areas themselves. */
  contentOf(ids: Iterable<ObjectId>): Set<ObjectId>
  inReadingOrder(): readonly ObjectId[]
  /** Lays geometries over the document's, replacing what this layer held. `own` lies above `peers`. */
  overlay(layer: 'own' | 'peers', geometries: ReadonlyMap<ObjectId, Geometry>): void
  /** Called when anything is to be painted anew. Returns the way to stop. */
  onChange(listener: () => void): () => void
  destroy(): void
}

interface Entry {
  id: ObjectId
  object: BoardObject
  bounds: PageRect
  route: Route | null
  rank: number
}

export function createScene(page: PageModel, texts: NoteTexts): Scene {
  const entries = new Map<ObjectId, Entry>()
  const grid = createSpatialGrid<ObjectId>()
  const children = new Map<ObjectId, Set<ObjectId>>()
  const joinedTo = new Map<ObjectId, Set<ObjectId>>()
  const layers = {
    own: new Map<ObjectId, Geometry>() as ReadonlyMap<ObjectId, Geometry>,
    peers: new Map<ObjectId, Geometry>() as ReadonlyMap<ObjectId, Geometry>,
  }
  const listeners = new Set<() => void>()
  let ranksAreOld = true
  let reading: readonly ObjectId[] | null = null

  const tell = (): void => {
    for (const listener of [...listeners]) listener()
  }
  const stands = ({ object }: Entry): boolean => object.kind !== 'connector' || object.ends.every((end) => entries.has(end))
  const parentOf = (id: ObjectId): ObjectId | null => {
    const parent = entries.get(id)?.object.parent ?? null
    return parent !== null && entries.get(parent)?.object.kind === 'area' && !isInCircle(id, parent) ? parent : null
  }
  const isInCircle = (id: ObjectId, parent: ObjectId): boolean => {
    const seen = new Set<ObjectId>([id])
    for (let above: ObjectId | null = parent; above !== null; above = entries.get(above)?.object.parent ?? null) {
      if (seen.has(above)) return true
      seen.add(above)
    }
    return false
  }

  const drawnBounds = (object: Exclude<BoardObject, { kind: 'connector' }>): PageRect => {
    const rect = rectOf(layers.own.get(object.id) ?? layers.peers.get(object.id) ?? object.geometry)
    return object.kind === 'note' ? { ...rect, h: texts.grownHeight(object, rect.w, rect.h) } : rect
  }
  const place = (entry: Entry): void => {
    if (entry.object.kind === 'connector') placeConnector(entry, entry.object.ends)
    else {
      entry.bounds = drawnBounds(entry.object)
      grid.set(entry.id, entry.bounds)
      for (const id of joinedTo.get(entry.id) ?? []) {
        const connector = entries.get(id)
        if (connector?.object.kind === 'connector') placeConnector(connector, connector.object.ends)
      }
    }
  }
  const placeConnector = (entry: Entry, [fromId, toId]: readonly [ObjectId, ObjectId]): void => {
    const [from, to] = [entries.get(fromId), entries.get(toId)]
    entry.route =
      from && to && from.object.kind !== 'connector' && to.object.kind !== 'connector' ? routeBetween(from.bounds, to.bounds) : null
    if (entry.route) {
      entry.bounds = entry.route.bounds
      grid.set(entry.id, entry.bounds)
    } else grid.delete(entry.id)
  }

  const link = (index: Map<ObjectId, Set<ObjectId>>, from: ObjectId, to: ObjectId): void => {
    const known = index.get(from)
    if (known) known.add(to)
    else index.set(from, new Set([to]))
  }
  const takeOut = (entry: Entry): void => {
    entries.delete(entry.id)
    grid.delete(entry.id)
    if (entry.object.parent) children.get(entry.object.parent)?.delete(entry.id)
    if (entry.object.kind === 'connector') for (const end of entry.object.ends) joinedTo.get(end)?.delete(entry.id)
    ranksAreOld = true
  }
  const refresh = (id: ObjectId): void => {
    const before = entries.get(id)
    const object = page.get(id)
    reading = null
    if (!object || object.binnedAt !== null) {
      if (before) takeOut(before)
      if (!object) texts.forget(id)
      replaceConnectorsOf(id)
      return
    }
    if (before?.object.parent && before.object.parent !== object.parent) children.get(before.object.parent)?.delete(id)
    if (object.parent) link(children, object.parent, id)
    if (object.kind === 'connector') for (const end of object.ends) link(joinedTo, end, id)
    ranksAreOld ||= !before || before.object.order !== object.order || before.object.parent !== object.parent
    const entry: Entry = before ?? { id, object, bounds: { x: 0, y: 0, w: 0, h: 0 }, route: null, rank: 0 }
    entry.object = object
    entries.set(id, entry)
    place(entry)
  }
  const replaceConnectorsOf = (id: ObjectId): void => {
    for (const connectorId of joinedTo.get(id) ?? []) {
      const connector = entries.get(connectorId)
      if (connector) place(connector)
    }
  }
  const loadAll = (): void => {
    for (const id of [...entries.keys()]) if (!page.get(id)) refresh(id)
    // Connectors last: their ends must stand already.
    const connectors: ObjectId[] = []
    for (const object of page.all()) {
      if (object.kind === 'connector') connectors.push(object.id)
      else refresh(object.id)
    }
    for (const id of connectors) refresh(id)
  }

  const depthOf = (id: ObjectId): number => {
    let depth = 0
    for (let parent = parentOf(id); parent !== null; parent = parentOf(parent)) depth += 1
    return depth
  }
  /** Areas lie under everything, outer ones first; then lines; then notes. */
  const rerank = (): void => {
    const floorOf = { area: 0, connector: 1, note: 2 } as const
    const keyed = [...entries.values()].map((entry) => ({ entry, depth: entry.object.kind === 'area' ? depthOf(entry.id) : 0 }))
    keyed.sort(
      (a, b) => floorOf[a.entry.object.kind] - floorOf[b.entry.object.kind] || a.depth - b.depth || byOrder(a.entry.object, b.entry.object),
    )
    for (const [rank, { entry }] of keyed.entries()) entry.rank = rank
    ranksAreOld = false
  }

  const stop = page.subscribe((changed) => {
    if (changed === 'all') loadAll()
    else for (const id of changed) refresh(id)
    tell()
  })
  loadAll()

  return {
    item: (id) => {
      const entry = entries.get(id)
      return entry && stands(entry) ? entry : undefined
    },
    items: () => [...entries.values()].filter(stands),
    get size() {
      return entries.size
    },
    inside: (area) => {
      if (ranksAreOld) rerank()
      return grid
        .query(area)
        .map((id) => entries.get(id) as Entry)
        .sort((a, b) => a.rank - b.rank)
    },
    parentOf,
    contentOf: (ids) => {
      const found = new Set<ObjectId>()
      const visit = (area: ObjectId): void => {
        for (const child of children.get(area) ?? []) {
          if (found.has(child) || !entries.has(child) || parentOf(child) !== area) continue
          found.add(child)
          visit(child)
        }
      }
      for (const id of ids) visit(id)
      return found
    },
    inReadingOrder: () => {
      reading ??= readingOrder(
        [...entries.values()]
          .filter((entry) => entry.object.kind !== 'connector' || entry.route)
          .map((entry) => ({ id: entry.id, rect: entry.bounds, parent: parentOf(entry.id) })),
      )
      return reading
    },
    overlay: (layer, geometries) => {
      const before = layers[layer]
      if (before.size === 0 && geometries.size === 0) return
      layers[layer] = geometries
      for (const id of new Set([...before.keys(), ...geometries.keys()])) {
        const entry = entries.get(id)
        if (entry) place(entry)
      }
      reading = null
      tell()
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    destroy: () => {
      stop()
      listeners.clear()
    },
  }
}
