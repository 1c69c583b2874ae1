/**
 * A page kept in a plain map: the smallest honest `PageModel`. Tests of the canvas run on it, and it passes the same
 * contract as the shared document. `remotely` stands for other people: their changes arrive without being asked for.
 */
import type { ObjectId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { BoardChange, ChangeRefusal } from '@/domain/board/change'
import { type BoardObject, objectLimits } from '@/domain/board/object'
import type { PageModel } from '@/domain/board/page-model'

export interface BarePage extends PageModel {
  /** Another person's transaction. */
  remotely(changes: readonly BoardChange[]): void
  /** Another person typed. */
  typeRemotely(id: ObjectId, text: string): void
}

export interface BarePageOptions {
  readonly readOnly?: () => boolean
  readonly most?: number
  readonly locked?: ReadonlySet<ObjectId>
}

export function createBarePage(options: BarePageOptions = {}): BarePage {
  const objects = new Map<ObjectId, BoardObject>()
  const listeners = new Set<(changed: ReadonlySet<ObjectId> | 'all', byMe: boolean) => void>()
  const isLocked = (id: ObjectId): boolean => options.locked?.has(id) ?? false

  const carryOut = (changes: readonly BoardChange[], byMe: boolean): Result<void, ChangeRefusal> => {
    const next = new Map<ObjectId, BoardObject>()
    let made = 0
    for (const change of changes) {
      const before = next.get(change.id) ?? objects.get(change.id)
      const after = changedObject(before, change, isLocked(change.id))
      if (typeof after === 'string') return refused(after)
      if (!before) made += 1
      next.set(change.id, after)
    }
    if (made > 0 && objects.size + made > (options.most ?? objectLimits.most)) return refused('page full')
    if (next.size === 0) return accepted(undefined)
    for (const [id, object] of next) objects.set(id, Object.freeze(object))
    const changed = new Set(next.keys())
    for (const listener of [...listeners]) listener(changed, byMe)
    return accepted(undefined)
  }

  return {
    get: (id) => objects.get(id),
    all: () => objects.values(),
    get size() {
      return objects.size
    },
    apply: (changes) => (options.readOnly?.() ? refused('read only') : carryOut(changes, true)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    remotely: (changes) => {
      const outcome = carryOut(changes, false)
      if (!outcome.ok) throw new Error(`Another person's change was refused: ${outcome.refusal}`)
    },
    typeRemotely: (id, text) => {
      const note = objects.get(id)
      if (note?.kind !== 'note') throw new Error('Only notes hold text.')
      objects.set(id, Object.freeze({ ...note, text }))
      for (const listener of [...listeners]) listener(new Set([id]), false)
    },
  }
}

function changedObject(before: BoardObject | undefined, change: BoardChange, locked: boolean): BoardObject | ChangeRefusal {
  switch (change.kind) {
    case 'add-note':
      return before
        ? 'wrong kind'
        : { ...born(change, 'note'), kind: 'note', geometry: change.geometry, style: change.style, text: change.text }
    case 'add-area':
      return before ? 'wrong kind' : { ...born(change, 'area'), kind: 'area', geometry: change.geometry, style: change.style }
    case 'add-connector':
      return before ? 'wrong kind' : { ...born(change, 'connector'), kind: 'connector', ends: change.ends, style: change.style }
  }
  if (!before) return 'unknown object'
  if (locked) return 'locked'
  switch (change.kind) {
    case 'set-geometry':
      return before.kind === 'connector' ? 'wrong kind' : { ...before, geometry: change.geometry }
    case 'set-placement':
      return { ...before, parent: change.placement[0], order: change.placement[1] }
    case 'set-colour':
      if (before.kind === 'note') return { ...before, style: { colour: change.colour } }
      return before.kind === 'area' ? { ...before, style: { ...before.style, colour: change.colour } } : 'wrong kind'
    case 'set-area':
      return before.kind === 'area' ? { ...before, style: change.style } : 'wrong kind'
    case 'set-meaning':
      return before.kind === 'connector' ? { ...before, style: change.style } : 'wrong kind'
    case 'set-bin':
      return { ...before, binnedAt: change.at }
  }
}

const born = <Kind extends BoardObject['kind']>(change: Extract<BoardChange, { birth: unknown }>, kind: Kind) => ({
  id: change.id,
  birth: { ...change.birth, t: kind, v: 1 as const },
  parent: change.placement[0],
  order: change.placement[1],
  binnedAt: null,
  locked: false,
  madeBy: 0,
})
