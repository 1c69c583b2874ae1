/** What changed between two states of a text whose characters have ids. Surviving characters never change their order. */
import type { TextSpan } from './lineage'

/** Living characters in document order; `separator` marks the line feed between two blocks, which is nobody's word. */
export interface LivingSpan extends TextSpan {
  readonly separator: boolean
}

/** Replaces `removed` by `inserted` at `index`; indices of later splices count the effect of the earlier ones. */
export interface Splice {
  readonly index: number
  readonly removed: readonly LivingSpan[]
  readonly inserted: readonly LivingSpan[]
}

interface Unit {
  readonly client: number
  readonly clock: number
  readonly unit: string
  readonly separator: boolean
}

/**
 * The splices that lead from `before` to `after`, left to right. Characters are the same when client, clock and unit are;
 * a unit that was damaged (half of an emoji) is removed and inserted.
 */
export function spanDifference(before: readonly LivingSpan[], after: readonly LivingSpan[]): Splice[] {
  let head = 0
  while (head < before.length && head < after.length && sameSpan(before[head], after[head])) head++
  let tail = 0
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    sameSpan(before[before.length - 1 - tail], after[after.length - 1 - tail])
  ) {
    tail++
  }
  const old = before.slice(head, before.length - tail)
  const now = after.slice(head, after.length - tail)
  // Most often one character came to the end of a span, or went from it: only that remainder is looked at unit by unit.
  const shared = cutSharedHead(old, now)
  cutSharedTail(old, now)
  const start = before.slice(0, head).reduce((sum, span) => sum + span.text.length, shared)
  return unitDifference(units(old), units(now), start)
}

/** Takes from the first span of each what both begin with; answers with its length. */
function cutSharedHead(old: LivingSpan[], now: LivingSpan[]): number {
  const [a] = old
  const [b] = now
  if (!a || !b || a.client !== b.client || a.clock !== b.clock || a.separator || b.separator) return 0
  let len = 0
  while (len < a.text.length && len < b.text.length && a.text.charCodeAt(len) === b.text.charCodeAt(len)) len++
  old[0] = { ...a, clock: a.clock + len, text: a.text.slice(len) }
  now[0] = { ...b, clock: b.clock + len, text: b.text.slice(len) }
  return len
}

function cutSharedTail(old: LivingSpan[], now: LivingSpan[]): void {
  const a = old.at(-1)
  const b = now.at(-1)
  if (!a || !b || a.client !== b.client || a.clock + a.text.length !== b.clock + b.text.length || a.separator || b.separator) return
  let len = 0
  while (
    len < a.text.length &&
    len < b.text.length &&
    a.text.charCodeAt(a.text.length - 1 - len) === b.text.charCodeAt(b.text.length - 1 - len)
  )
    len++
  old[old.length - 1] = { ...a, text: a.text.slice(0, a.text.length - len) }
  now[now.length - 1] = { ...b, text: b.text.slice(0, b.text.length - len) }
}

function unitDifference(before: readonly Unit[], after: readonly Unit[], start: number): Splice[] {
  const surviving = new Set(before.map(identity))
  const standing = new Set(after.map(identity).filter((id) => surviving.has(id)))
  const splices: Splice[] = []
  let index = start
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    const removed: Unit[] = []
    const inserted: Unit[] = []
    for (let unit = before[i]; unit && !standing.has(identity(unit)); unit = before[++i]) removed.push(unit)
    for (let unit = after[j]; unit && !standing.has(identity(unit)); unit = after[++j]) inserted.push(unit)
    if (removed.length + inserted.length > 0) {
      splices.push({ index, removed: joinUnits(removed), inserted: joinUnits(inserted) })
      index += inserted.length
    } else {
      index++
      i++
      j++
    }
  }
  return splices
}

const sameSpan = (a: LivingSpan | undefined, b: LivingSpan | undefined): boolean =>
  a !== undefined && b !== undefined && a.client === b.client && a.clock === b.clock && a.text === b.text && a.separator === b.separator

const identity = (unit: Unit): string => `${unit.client}:${unit.clock}:${unit.unit}${unit.separator ? '|' : ''}`

const units = (spans: readonly LivingSpan[]): Unit[] =>
  spans.flatMap((span) =>
    Array.from({ length: span.text.length }, (_, i) => ({
      client: span.client,
      clock: span.clock + i,
      unit: span.text.charAt(i),
      separator: span.separator,
    })),
  )

function joinUnits(list: readonly Unit[]): LivingSpan[] {
  const spans: LivingSpan[] = []
  for (const unit of list) {
    const last = spans.at(-1)
    if (last && !last.separator && !unit.separator && last.client === unit.client && last.clock + last.text.length === unit.clock) {
      spans[spans.length - 1] = { ...last, text: last.text + unit.unit }
    } else spans.push({ client: unit.client, clock: unit.clock, text: unit.unit, separator: unit.separator })
  }
  return spans
}
