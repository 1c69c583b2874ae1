/**
 * Who lies on top of whom: fractional indexes, so that moving one object to the front writes one value. Two people who
 * bring something to the front at the same moment must not get the same index, therefore some chance is added.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import type { Random } from '../ports'

export interface Ordered {
  readonly id: string
  readonly order: string
}

/** Back to front. Equal indexes are ordered by id, so that everybody sees the same. */
export const byOrder = (a: Ordered, b: Ordered): number => {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Halvings by chance for each index: two people get the same one in 65,536 tries. Costs about three characters. */
const halvings = 16

/** `count` indexes between two neighbours (null: nothing there), ascending. Damaged neighbours are treated as absent. */
export function ordersBetween(below: string | null, above: string | null, count: number, random: Random): string[] {
  const low = usable(below)
  const high = usable(above)
  const ceiling = low !== null && high !== null && low >= high ? null : high
  const evenly = generateNKeysBetween(low, ceiling, count)
  return evenly.map((key, index) => somewhereBetween(key, evenly[index + 1] ?? generateKeyBetween(key, ceiling), random))
}

function somewhereBetween(below: string, above: string, random: Random): string {
  let [low, high] = [below, above]
  for (let turn = 0; turn < halvings; turn++) {
    const middle = generateKeyBetween(low, high)
    if (random() < 0.5) high = middle
    else low = middle
  }
  return generateKeyBetween(low, high)
}

function usable(order: string | null): string | null {
  if (order === null) return null
  try {
    generateKeyBetween(order, null)
    return order
  } catch {
    // Whatever an older or hostile client wrote as an order: it is not a key one can go between.
    return null
  }
}

/** A frontmost (or, with `back`, rearmost) run of indexes for `count` things beside those in use. */
export function ordersAtEnd(used: Iterable<string>, where: 'front' | 'back', count: number, random: Random): string[] {
  let edge: string | null = null
  for (const order of used) {
    if (usable(order) === null) continue
    if (edge === null || (where === 'front' ? order > edge : order < edge)) edge = order
  }
  return where === 'front' ? ordersBetween(edge, null, count, random) : ordersBetween(null, edge, count, random)
}
