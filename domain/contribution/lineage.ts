/**
 * Lineage: which first-written characters stand under another client id. Editors delete and re-insert other people's
 * words all the time (undo, cut and paste, drag, joining blocks), so the client id of a character says who PLACED it,
 * and only lineage says whose WORDS they are. Clocks and lengths count UTF-16 units.
 */
import type { ObjectId } from '../base/ids'

export type OriginKind = 'restored' | 'moved' | 'pasted'

/** `len` characters with consecutive clocks of one client. */
export interface IdRange {
  readonly client: number
  readonly clock: number
  readonly len: number
}

/** Consecutive characters of one client together with their text; `text.length` is the length. */
export interface TextSpan {
  readonly client: number
  readonly clock: number
  readonly text: string
}

/** "These characters are those characters, placed again." The source is always a root: itself never placed again. */
export interface LineageSpan extends IdRange {
  readonly srcClient: number
  readonly srcClock: number
  readonly kind: OriginKind
  /** The object in which the root characters were first written. */
  readonly root: ObjectId
}

/** A resolved stretch: the root characters, and how they came here (null when these are the roots themselves). */
export interface Resolved {
  readonly client: number
  readonly clock: number
  readonly len: number
  readonly placed: { readonly kind: OriginKind; readonly root: ObjectId } | null
}

/** The growing record of one page. Spans of one client never overlap: a character gets its lineage once, when it appears. */
export class Lineage {
  private readonly byClient = new Map<number, LineageSpan[]>()

  constructor(spans: Iterable<LineageSpan> = []) {
    for (const span of spans) this.add(span)
  }

  add(span: LineageSpan): void {
    const list = this.byClient.get(span.client)
    if (!list) this.byClient.set(span.client, [span])
    else list.splice(firstAfter(list, span.clock), 0, span)
  }

  /** The root characters behind a stretch, in order; the pieces' lengths add up to the stretch's. */
  resolve(range: IdRange): Resolved[] {
    const list = this.byClient.get(range.client)
    if (!list) return [{ client: range.client, clock: range.clock, len: range.len, placed: null }]
    const pieces: Resolved[] = []
    const end = range.clock + range.len
    let at = range.clock
    for (let i = Math.max(0, firstAfter(list, at) - 1); at < end; i++) {
      const span = list[i]
      if (!span || span.clock >= end) {
        pieces.push({ client: range.client, clock: at, len: end - at, placed: null })
        break
      }
      if (span.clock + span.len <= at) continue
      if (span.clock > at) pieces.push({ client: range.client, clock: at, len: span.clock - at, placed: null })
      const from = Math.max(at, span.clock)
      const to = Math.min(end, span.clock + span.len)
      pieces.push({
        client: span.srcClient,
        clock: span.srcClock + (from - span.clock),
        len: to - from,
        placed: { kind: span.kind, root: span.root },
      })
      at = to
    }
    return pieces
  }

  /** Every span, by client and clock: what a checkpoint keeps. */
  all(): LineageSpan[] {
    return [...this.byClient.entries()].sort(([a], [b]) => a - b).flatMap(([, list]) => list)
  }
}

/** Index of the first span that starts after `clock`. */
function firstAfter(list: readonly { readonly clock: number }[], clock: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as { clock: number }).clock <= clock) low = middle + 1
    else high = middle
  }
  return low
}
