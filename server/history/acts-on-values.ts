/** What somebody did to an object's values (not its text), as acts. */
import type { BoardObject } from '@/domain/board/object'
import type { Act, ActKind } from '@/domain/contribution/sessionizer'
import type { JournalUpdate } from '../journal/journal'
import type { Registry } from './registry'

/** Compares an object before (null: it was just made) and after one row. Changes of order alone are no act. */
export function actsOnValues(before: BoardObject | null, after: BoardObject, entry: JournalUpdate, registry: Registry): Act[] {
  const deliverer = registry.session(entry.sessionId)
  const act = (kind: ActKind, more: Partial<Act> = {}): Act => ({
    seq: entry.seq,
    at: entry.receivedAt,
    ...deliverer,
    contextId: entry.contextId,
    objectId: after.id,
    kind,
    inserted: 0,
    kept: 0,
    affected: [],
    builtOn: null,
    detail: null,
    ...more,
  })
  if (!before) {
    const maker = registry.client(after.madeBy)
    const hand = maker.participantId ? { ...maker, sessionId: maker.sessionId ?? deliverer.sessionId } : deliverer
    return [act(`${after.kind}.created`, { ...hand, builtOn: builtOn(after), detail: birthDetail(after, entry.viaStep2) })]
  }
  return kindsOfChange(before, after).map((kind) => act(kind))
}

function builtOn(object: BoardObject): Act['builtOn'] {
  if (object.kind === 'connector') return object.ends[1]
  return object.birth.from ?? object.birth.copyOf ?? null
}

function birthDetail(object: BoardObject, offline: boolean): Act['detail'] {
  if (object.kind !== 'connector') return { offline }
  return { offline, from: object.ends[0] as string, to: object.ends[1] as string, meaning: object.style.meaning }
}

function kindsOfChange(before: BoardObject, after: BoardObject): ActKind[] {
  const kinds: ActKind[] = []
  if (before.kind !== 'connector' && after.kind !== 'connector') {
    const [x, y, w, h] = before.geometry
    if (x !== after.geometry[0] || y !== after.geometry[1]) kinds.push('moved')
    if (w !== after.geometry[2] || h !== after.geometry[3]) kinds.push('resized')
  }
  if (JSON.stringify(before.style) !== JSON.stringify(after.style)) kinds.push('restyled')
  if (before.parent !== after.parent) kinds.push('reparented')
  if (before.binnedAt === null && after.binnedAt !== null) kinds.push('binned')
  if (before.binnedAt !== null && after.binnedAt === null) kinds.push('restored')
  if (before.locked !== after.locked) kinds.push('locked')
  return kinds
}
