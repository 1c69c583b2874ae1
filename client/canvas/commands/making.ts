/** Commands that make objects: notes, areas, connectors, copies. */
import type { ObjectId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { BoardChange, ChangeRefusal } from '@/domain/board/change'
import type { AreaStyle, NoteColour } from '@/domain/board/object'
import { centreOf, encloses, overlaps, rectAround } from '@/domain/geometry/rect'
import type { PageRect, Vector } from '@/domain/geometry/spaces'
import { freeSpot, gap } from '../arrange/free-spot'
import { byOrder, ordersAtEnd } from '../arrange/order'
import { wholeGeometry } from '../arrange/resize'
import { revealed, viewOf } from '../camera/camera'
import type { CanvasCommands } from '../engine-contract'
import { areaUnder } from '../scene/hit-test'
import { noteMeasures } from '../text/note-text'
import { type CommandContext, newObjectId } from './command-context'

const defaultArea = { w: 720, h: 520 } as const
const plainArea: AreaStyle = { title: '', question: '', columns: [], lanes: [], colour: 'grey' }

export type MakingCommands = Pick<CanvasCommands, 'createNote' | 'createArea' | 'connect' | 'nextNote' | 'duplicate'>

export function makingCommands(
  context: CommandContext,
): MakingCommands & { makeArea(rect: PageRect, style?: Partial<AreaStyle>): Result<ObjectId, ChangeRefusal> } {
  const { scene, selection, clock, random } = context
  let lastColour: NoteColour = 'yellow'
  const orders = (count: number): string[] =>
    ordersAtEnd(
      [...scene.items()].map((item) => item.object.order),
      'front',
      count,
      random,
    )
  const areaAt = (point: Vector): ObjectId | null => areaUnder(scene.inside({ ...point, w: 0, h: 0 }), point, new Set())?.id ?? null
  const isCovered = (place: PageRect): boolean =>
    scene.inside(place).some((item) => item.object.kind === 'note' && overlaps(item.bounds, place))
  const middleOfView = (): Vector => centreOf(viewOf(context.camera.get(), context.viewport.get()))

  const finish = (id: ObjectId, changes: readonly BoardChange[]): Result<ObjectId, ChangeRefusal> => {
    const outcome = context.perform(changes)
    if (!outcome.ok) return outcome
    selection.set(new Set([id]))
    return accepted(id)
  }
  const makeNote = (
    rect: PageRect,
    options: { text?: string; colour?: NoteColour; edit?: boolean; from?: ObjectId; parent?: ObjectId | null },
  ): Result<ObjectId, ChangeRefusal> => {
    const id = newObjectId(random)
    lastColour = options.colour ?? lastColour
    const parent = options.parent === undefined ? areaAt(centreOf(rect)) : options.parent
    const made = finish(id, [
      {
        kind: 'add-note',
        id,
        birth: { at: clock.now(), ...(options.from ? { from: options.from } : {}) },
        placement: [parent, orders(1)[0] as string],
        geometry: wholeGeometry(rect.x, rect.y, rect.w, rect.h),
        style: { colour: lastColour },
        text: options.text ?? '',
      },
    ])
    if (made.ok && options.edit !== false) {
      context.camera.update((camera) => revealed(camera, context.viewport.get(), rect))
      context.startEditing(id, (options.text ?? '') === '')
    }
    return made
  }
  const makeArea = (rect: PageRect, style: Partial<AreaStyle> = {}): Result<ObjectId, ChangeRefusal> => {
    const id = newObjectId(random)
    const around = areaUnder(
      scene.inside(rect).filter((item) => encloses(item.bounds, rect)),
      centreOf(rect),
      new Set(),
    )
    const loose = scene
      .inside(rect)
      .filter((item) => item.object.kind === 'note' && encloses(rect, item.bounds) && scene.parentOf(item.id) === null)
    return finish(id, [
      {
        kind: 'add-area',
        id,
        birth: { at: clock.now() },
        placement: [around?.id ?? null, orders(1)[0] as string],
        geometry: wholeGeometry(rect.x, rect.y, rect.w, rect.h),
        style: { ...plainArea, ...style },
      },
      ...loose.map((item): BoardChange => ({ kind: 'set-placement', id: item.id, placement: [id, item.object.order] })),
    ])
  }

  return {
    makeArea,
    createNote: ({ at = null, ...options } = {}) => {
      const size = noteMeasures.defaultSize
      const start = rectAround(at ?? middleOfView(), size, size)
      return makeNote(at ? start : freeSpot(start, 'beside', isCovered), options)
    },
    createArea: ({ at = null, style } = {}) => makeArea(rectAround(at ?? middleOfView(), defaultArea.w, defaultArea.h), style),
    nextNote: (from, where) => {
      const item = scene.item(from)
      if (item?.object.kind !== 'note') return refused(item ? 'wrong kind' : 'unknown object')
      const { x, y, w, h } = item.bounds
      const [, , , height] = item.object.geometry
      const start = where === 'beside' ? { x: x + w + gap, y, w, h: height } : { x, y: y + h + gap, w, h: height }
      return makeNote(freeSpot(start, where, isCovered), { colour: item.object.style.colour, from })
    },
    connect: (from, to, meaning = null) => {
      const ends = [scene.item(from), scene.item(to)]
      if (from === to || ends.some((end) => end?.object.kind === 'connector')) return refused('wrong kind')
      if (ends.some((end) => !end)) return refused('unknown object')
      for (const { object } of scene.items()) {
        if (object.kind !== 'connector' || object.ends[0] !== from || object.ends[1] !== to) continue
        selection.set(new Set([object.id]))
        return accepted(object.id)
      }
      const id = newObjectId(random)
      return finish(id, [
        {
          kind: 'add-connector',
          id,
          birth: { at: clock.now() },
          placement: [null, orders(1)[0] as string],
          ends: [from, to],
          style: { meaning },
        },
      ])
    },
    duplicate: (ids = [...selection.get()]) => {
      const changes = copies(context, new Set([...ids, ...scene.contentOf(ids)]), orders)
      if (changes.length === 0) return accepted([])
      const outcome = context.perform(changes)
      if (!outcome.ok) return outcome
      const made = changes.map((change) => change.id)
      selection.set(new Set(made))
      return accepted(made)
    },
  }
}

/** Copies a little to the right and below, with the lines between them; the words keep their first author. */
function copies(context: CommandContext, ids: ReadonlySet<ObjectId>, orders: (count: number) => string[]): BoardChange[] {
  const originals = [...ids].flatMap((id) => context.scene.item(id)?.object ?? []).sort(byOrder)
  const between = [...context.scene.items()]
    .map((item) => item.object)
    .filter((object) => object.kind === 'connector' && !ids.has(object.id) && object.ends.every((end) => ids.has(end)))
  const all = [...originals, ...between]
  const copyOf = new Map(all.map((object) => [object.id, newObjectId(context.random)]))
  const fresh = orders(all.length)
  const shift = gap
  return all.flatMap((object, index): BoardChange[] => {
    const id = copyOf.get(object.id) as ObjectId
    const birth = { at: context.clock.now(), copyOf: object.id }
    const parent = object.parent === null ? null : (copyOf.get(object.parent) ?? object.parent)
    const placement: [ObjectId | null, string] = [parent, fresh[index] as string]
    if (object.kind === 'connector') {
      const ends: [ObjectId, ObjectId] = [copyOf.get(object.ends[0]) ?? object.ends[0], copyOf.get(object.ends[1]) ?? object.ends[1]]
      // A second line between the same two things would only hide the first.
      return ends.every((end, side) => end === object.ends[side])
        ? []
        : [{ kind: 'add-connector', id, birth, placement, ends, style: object.style }]
    }
    const [x, y, w, h] = object.geometry
    const geometry = wholeGeometry(x + shift, y + shift, w, h)
    return object.kind === 'note'
      ? [{ kind: 'add-note', id, birth, placement, geometry, style: object.style, text: object.text }]
      : [{ kind: 'add-area', id, birth, placement, geometry, style: object.style }]
  })
}
