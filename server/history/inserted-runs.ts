/** The stretches a transaction inserted, with what lies beside them: the evidence for tracing their first writers. */
import type { IdRange } from '@/domain/contribution/lineage'
import type { InsertedRun } from '@/domain/contribution/origins'
import type { LivingSpan, Splice } from '@/domain/contribution/span-difference'
import type { BodySpan } from './body-spans'

/** A piece of a run inside one span of the body. */
interface Piece {
  readonly client: number
  readonly clock: number
  readonly text: string
  /** Index of the span, and where in it the piece begins and ends. */
  readonly span: number
  readonly from: number
  readonly to: number
}

/** A run ends where the client, the row of clocks or the neighbourhood changes: a deleted character between parts it too. */
export function insertedRuns(spans: readonly BodySpan[], splices: readonly Splice[]): InsertedRun[] {
  const fresh = splices.flatMap((splice) => splice.inserted).filter((span) => !span.separator)
  if (fresh.length === 0) return []
  const runs: Piece[][] = []
  spans.forEach((span, index) => {
    for (const piece of piecesIn(span, index, fresh)) {
      const run = runs.at(-1)
      if (run && continues(run.at(-1), piece, spans)) run.push(piece)
      else runs.push([piece])
    }
  })
  return runs.flatMap((pieces) => {
    const [first] = pieces
    const last = pieces.at(-1)
    if (!first || !last) return []
    const text = pieces.map((piece) => piece.text).join('')
    return [
      {
        client: first.client,
        clock: first.clock,
        text,
        textToTheLeft: textBefore(spans, first, text.length),
        deletedToTheRight: last.to === (spans[last.span]?.text?.length ?? 0) ? deletedFrom(spans, last.span + 1, text.length) : [],
      },
    ]
  })
}

/** The parts of a living span that were inserted, in order. */
function piecesIn(span: BodySpan, index: number, fresh: readonly LivingSpan[]): Piece[] {
  const { text } = span
  if (text === null || span.separator) return []
  return fresh
    .flatMap((one): Piece[] => {
      if (one.client !== span.client) return []
      const from = Math.max(0, one.clock - span.clock)
      const to = Math.min(text.length, one.clock + one.text.length - span.clock)
      return from < to ? [{ client: span.client, clock: span.clock + from, text: text.slice(from, to), span: index, from, to }] : []
    })
    .sort((a, b) => a.from - b.from)
}

const continues = (last: Piece | undefined, next: Piece, spans: readonly BodySpan[]): boolean =>
  last !== undefined &&
  last.client === next.client &&
  last.clock + last.text.length === next.clock &&
  (last.span === next.span
    ? last.to === next.from
    : last.span + 1 === next.span && last.to === spans[last.span]?.text?.length && next.from === 0)

/** Living text directly before a piece, at most `len` units. */
function textBefore(spans: readonly BodySpan[], { span, from }: Piece, len: number): string {
  let text = (spans[span]?.text ?? '').slice(0, from)
  for (let index = span - 1; index >= 0 && text.length < len; index--) text = (spans[index]?.text ?? '') + text
  return text.slice(-len)
}

/** Ids of the deleted characters from that span on, before anything living; at most `len` of them. */
function deletedFrom(spans: readonly BodySpan[], first: number, len: number): IdRange[] {
  const ids: IdRange[] = []
  let left = len
  for (let index = first; left > 0; index++) {
    const span = spans[index]
    if (span?.text !== null) break
    ids.push({ client: span.client, clock: span.clock, len: Math.min(span.len, left) })
    left -= span.len
  }
  return ids
}
