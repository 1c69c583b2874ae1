import type { ObjectId } from '@/domain/base/ids'

export type MirrorMove = 'next' | 'previous' | 'first' | 'last'

/** Where a step leads from `from` in reading order; null at either end of what is in view. */
export function neighbour(order: readonly ObjectId[], from: ObjectId, move: MirrorMove): ObjectId | null {
  if (move === 'first') return order[0] ?? null
  if (move === 'last') return order.at(-1) ?? null
  const at = order.indexOf(from)
  if (at < 0) return order[0] ?? null
  const next = at + (move === 'next' ? 1 : -1)
  return next < 0 ? null : (order[next] ?? null)
}
