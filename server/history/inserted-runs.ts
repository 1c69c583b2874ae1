/** The stretches a transaction inserted, with what lies beside them: the evidence for tracing their first writers. */
import type { IdRange } from '@/domain/contribution/lineage'
import type { InsertedRun } from '@/domain/contribution/origins'
import type { Splice } from '@/domain/contribution/span-difference'
import type { BodySpan } from './body-spans'

/** A run ends where the client, the row of clocks or the neighbourhood changes: a deleted character between parts it too. */
export function insertedRuns(spans: readonly BodySpan[], splices: readonly Splice[]): InsertedRun[] {
  const fresh = new Map<number, Set<number>>()
  for (const span of splices.flatMap((splice) => splice.inserted)) {
    if (span.separator) continue
    const clocks = fresh.get(span.client) ?? new Set<number>()
    fresh.set(span.client, clocks)
    for (let i = 0; i < span.text.length; i++) clocks.add(span.clock + i)
  }
  const runs: InsertedRun[] = []
  let left = ''
  let open: { client: number; clock: number; text: string; left: string } | null = null
  const close = (rest: readonly BodySpan[]): void => {
    if (open) {
      const { client, clock, text } = open
      runs.push({ client, clock, text, textToTheLeft: open.left.slice(-text.length), deletedToTheRight: deletedFirst(rest, text.length) })
    }
    open = null
  }
  spans.forEach((span, at) => {
    if (span.text === null) return close(spans.slice(at, at + 64))
    const clocks = span.separator ? undefined : fresh.get(span.client)
    for (let i = 0; i < span.text.length; i++) {
      const unit = span.text.charAt(i)
      if (!clocks?.has(span.clock + i)) close([])
      else if (open && open.client === span.client && open.clock + open.text.length === span.clock + i) open.text += unit
      else {
        close([])
        open = { client: span.client, clock: span.clock + i, text: unit, left }
      }
      left += unit
    }
  })
  close([])
  return runs
}

/** Ids of the deleted characters at the very start of `spans`, at most `len` of them. */
function deletedFirst(spans: readonly BodySpan[], len: number): IdRange[] {
  const ids: IdRange[] = []
  let left = len
  for (const span of spans) {
    if (span.text !== null || left <= 0) break
    ids.push({ client: span.client, clock: span.clock, len: Math.min(span.len, left) })
    left -= span.len
  }
  return ids
}
