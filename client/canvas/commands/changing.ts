/** Commands that change what is there: colour, meaning, place, order, bin. */
import type { ObjectId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { BoardChange, ChangeRefusal } from '@/domain/board/change'
import type { BoardObject } from '@/domain/board/object'
import { areaGrid } from '@/domain/geometry/area-grid'
import { overlaps, unionOf } from '@/domain/geometry/rect'
import type { PageRect } from '@/domain/geometry/spaces'
import { carriedBy, displaced, dropChanges } from '../arrange/carry'
import { freeSpot, freeSpotsIn, gap } from '../arrange/free-spot'
import { byOrder, ordersAtEnd } from '../arrange/order'
import { wholeGeometry } from '../arrange/resize'
import type { CanvasCommands } from '../engine-contract'
import type { SceneItem } from '../scene/scene'
import type { CommandContext } from './command-context'

export type ChangingCommands = Pick<
  CanvasCommands,
  'bin' | 'restore' | 'setColour' | 'setMeaning' | 'setArea' | 'nudge' | 'moveInto' | 'reorder'
>

/** Nudges closer together than this are one step of undo. */
const nudgePause = 1000

export function changingCommands(context: CommandContext): ChangingCommands {
  const { scene, page, selection, clock, random } = context
  let nudgedAt = 0
  let nudgeGesture = 0
  const chosen = (ids: readonly ObjectId[] | undefined): BoardObject[] =>
    [...(ids ?? selection.get())].flatMap((id) => scene.item(id)?.object ?? [])
  const changeEach = (
    ids: readonly ObjectId[] | undefined,
    change: (object: BoardObject) => BoardChange | null,
  ): Result<void, ChangeRefusal> => {
    const objects = chosen(ids)
    const free = objects.filter((object) => !object.locked)
    if (objects.length > 0 && free.length === 0) return refused('locked')
    return context.perform(free.map(change).filter((one) => one !== null))
  }
  /** Puts things at new places and lets each find the area it now lies in. */
  const drop = (geometries: ReturnType<typeof displaced>, gesture?: string): Result<void, ChangeRefusal> => {
    context.carry(geometries)
    const changes = dropChanges(scene, geometries)
    const outcome = context.perform(changes, gesture)
    context.carry(null)
    return outcome
  }

  return {
    bin: (ids) => changeEach(ids, (object) => ({ kind: 'set-bin', id: object.id, at: clock.now() })),
    restore: (ids) => {
      const outcome = context.perform(
        ids.filter((id) => (page.get(id)?.binnedAt ?? null) !== null).map((id): BoardChange => ({ kind: 'set-bin', id, at: null })),
      )
      if (outcome.ok) selection.set(new Set(ids.filter((id) => scene.item(id))))
      return outcome
    },
    setColour: (colour, ids) =>
      changeEach(ids, (object) =>
        object.kind === 'connector' || object.style.colour === colour ? null : { kind: 'set-colour', id: object.id, colour },
      ),
    setMeaning: (meaning, ids) =>
      changeEach(ids, (object) =>
        object.kind === 'connector' && object.style.meaning !== meaning ? { kind: 'set-meaning', id: object.id, style: { meaning } } : null,
      ),
    setArea: (id, change) => {
      const object = scene.item(id)?.object
      if (object?.kind !== 'area') return refused(object ? 'wrong kind' : 'unknown object')
      return context.perform([{ kind: 'set-area', id, style: { ...object.style, ...change } }])
    },
    nudge: (dx, dy, ids) => {
      const carried = carriedBy(scene, ids ?? selection.get())
      if (carried.size === 0) return accepted(undefined)
      if (clock.now() - nudgedAt > nudgePause) nudgeGesture += 1
      nudgedAt = clock.now()
      return drop(displaced(scene, carried, dx, dy), `nudge ${nudgeGesture} ${[...carried].join(' ')}`)
    },
    moveInto: (area, ids) => {
      const moving = chosen(ids).filter((object) => object.kind !== 'connector' && object.id !== area && !object.locked)
      const home = area === null ? null : scene.item(area)
      if (area !== null && home?.object.kind !== 'area') return refused(home ? 'wrong kind' : 'unknown object')
      if (home && scene.contentOf(moving.map((object) => object.id)).has(home.id)) return refused('wrong kind')
      return context.perform(
        moveChanges(
          context,
          moving.flatMap((object) => scene.item(object.id) ?? []),
          home ?? null,
        ),
      )
    },
    reorder: (where, ids) => {
      const objects = chosen(ids)
        .filter((object) => !object.locked)
        .sort(byOrder)
      const orders = ordersAtEnd(
        [...scene.items()].map((item) => item.object.order),
        where,
        objects.length,
        random,
      )
      return context.perform(
        objects.map(
          (object, index): BoardChange => ({ kind: 'set-placement', id: object.id, placement: [object.parent, orders[index] as string] }),
        ),
      )
    },
  }
}

/** Into free places of an area (which grows downwards if it must), or beside the area they are in. */
function moveChanges(context: CommandContext, moving: readonly SceneItem[], home: SceneItem | null): BoardChange[] {
  const { scene } = context
  const movingIds = new Set(moving.map((item) => item.id))
  const places = home ? placesIn(scene.contentOf([home.id]), home) : moving.map(outside)
  const changes = moving.flatMap((item, index): BoardChange[] => {
    const place = places[index] as PageRect
    const carried = displaced(scene, carriedBy(scene, [item.id]), place.x - item.bounds.x, place.y - item.bounds.y)
    return [
      ...[...carried].map(([id, geometry]): BoardChange => ({ kind: 'set-geometry', id, geometry })),
      { kind: 'set-placement', id: item.id, placement: [home?.id ?? null, item.object.order] },
    ]
  })
  const needed = home && unionOf([home.bounds, ...places])
  if (home && needed && needed.h > home.bounds.h) {
    changes.push({
      kind: 'set-geometry',
      id: home.id,
      geometry: wholeGeometry(home.bounds.x, home.bounds.y, home.bounds.w, needed.h + gap),
    })
  }
  return changes

  function placesIn(content: ReadonlySet<ObjectId>, area: SceneItem): PageRect[] {
    const taken = [...content].filter((id) => !movingIds.has(id)).flatMap((id) => scene.item(id)?.bounds ?? [])
    const room = area.object.kind === 'area' ? areaGrid(area.bounds, area.object.style).body : area.bounds
    return freeSpotsIn(
      room,
      moving.map((item) => ({ w: item.bounds.w, h: item.bounds.h })),
      taken,
    )
  }
  function outside(item: SceneItem): PageRect {
    const parent = scene.parentOf(item.id)
    const left = parent && scene.item(parent)?.bounds
    if (!left) return item.bounds
    return freeSpot({ ...item.bounds, x: left.x + left.w + gap, y: item.bounds.y }, 'beside', (place) =>
      scene.inside(place).some((other) => other.object.kind !== 'connector' && !movingIds.has(other.id) && overlaps(other.bounds, place)),
    )
  }
}
