/**
 * Moving things from one place to another, as plans: what comes along, where it may land, what has to be written.
 * An area carries what lies in it. What is dropped into an area belongs to it from then on, in the same step.
 */
import type { ObjectId } from '@/domain/base/ids'
import type { BoardChange } from '@/domain/board/change'
import type { Geometry } from '@/domain/board/object'
import { centreOf, encloses } from '@/domain/geometry/rect'
import { areaUnder } from '../scene/hit-test'
import type { Scene, SceneItem } from '../scene/scene'
import { wholeGeometry } from './resize'

/** Everything that moves when these are moved: the movable ones and the content of areas among them. Connectors follow by themselves, locked things stay. */
export function carriedBy(scene: Scene, ids: Iterable<ObjectId>): Set<ObjectId> {
  const isMovable = (id: ObjectId): boolean => {
    const object = scene.item(id)?.object
    return object !== undefined && object.kind !== 'connector' && !object.locked
  }
  const chosen = [...ids].filter(isMovable)
  return new Set([...chosen, ...scene.contentOf(chosen)].filter(isMovable))
}

/** Geometries of the carried things, moved from where they lie in the document. */
export function displaced(scene: Scene, carried: Iterable<ObjectId>, dx: number, dy: number): Map<ObjectId, Geometry> {
  const geometries = new Map<ObjectId, Geometry>()
  for (const id of carried) {
    const object = scene.item(id)?.object
    if (!object || object.kind === 'connector') continue
    const [x, y, w, h] = object.geometry
    geometries.set(id, wholeGeometry(x + dx, y + dy, w, h))
  }
  return geometries
}

/**
 * What to write when the carried things are let go at `geometries` (which the scene shows already). Only things whose
 * parent is not carried too are asked for a new home: the content of a carried area stays in it.
 */
export function dropChanges(scene: Scene, geometries: ReadonlyMap<ObjectId, Geometry>): BoardChange[] {
  const carried = new Set(geometries.keys())
  const changes: BoardChange[] = []
  for (const [id, geometry] of geometries) {
    const item = scene.item(id)
    if (!item || item.object.kind === 'connector') continue
    if (!sameGeometry(item.object.geometry, geometry)) changes.push({ kind: 'set-geometry', id, geometry })
    const parent = scene.parentOf(id)
    if (parent !== null && carried.has(parent)) continue
    const home = homeOf(scene, item, carried)
    if (home !== parent) changes.push({ kind: 'set-placement', id, placement: [home, item.object.order] })
  }
  return changes
}

/** The area a thing lies in by where it is drawn: a note by its middle, an area only when it is wholly inside. */
export function homeOf(scene: Scene, item: SceneItem, carried: ReadonlySet<ObjectId>): ObjectId | null {
  const middle = centreOf(item.bounds)
  const around = scene.inside({ x: middle.x, y: middle.y, w: 0, h: 0 })
  const isHome = (area: SceneItem): boolean => area.id !== item.id && (item.object.kind === 'note' || encloses(area.bounds, item.bounds))
  return areaUnder(around.filter(isHome), middle, carried)?.id ?? null
}

const sameGeometry = (a: Geometry, b: Geometry): boolean => a.every((value, index) => value === b[index])
