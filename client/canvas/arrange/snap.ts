/** Snapping of a moved thing's edges and middles to those of its neighbours. Pure: takes rectangles, returns a correction and lines to show. */
import type { PageRect, Vector } from '@/domain/geometry/spaces'

export interface SnapLine {
  readonly axis: 'x' | 'y'
  /** Page coordinate of the line along its axis, and where it begins and ends across. */
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Snapped {
  readonly correction: Vector
  readonly lines: readonly SnapLine[]
}

interface Span {
  readonly start: number
  readonly size: number
  readonly crossStart: number
  readonly crossEnd: number
}

/** `reach` in page units: nothing further away pulls. Each axis snaps by itself to the nearest line. */
export function snapped(moving: PageRect, neighbours: readonly PageRect[], reach: number): Snapped {
  const x = alongAxis('x', horizontalSpan(moving), neighbours.map(horizontalSpan), reach)
  const y = alongAxis('y', verticalSpan(moving), neighbours.map(verticalSpan), reach)
  return { correction: { x: x?.by ?? 0, y: y?.by ?? 0 }, lines: [x?.line, y?.line].filter((line) => line !== undefined) }
}

function alongAxis(axis: 'x' | 'y', moving: Span, others: readonly Span[], reach: number): { by: number; line: SnapLine } | null {
  let best: { by: number; line: SnapLine } | null = null
  for (const other of others) {
    for (const theirs of linesOf(other)) {
      for (const mine of linesOf(moving)) {
        const by = theirs - mine
        if (Math.abs(by) > reach || (best && Math.abs(best.by) <= Math.abs(by))) continue
        best = {
          by,
          line: { axis, at: theirs, from: Math.min(moving.crossStart, other.crossStart), to: Math.max(moving.crossEnd, other.crossEnd) },
        }
      }
    }
  }
  return best
}

const linesOf = (span: Span): readonly number[] => [span.start, span.start + span.size / 2, span.start + span.size]
const horizontalSpan = (rect: PageRect): Span => ({ start: rect.x, size: rect.w, crossStart: rect.y, crossEnd: rect.y + rect.h })
const verticalSpan = (rect: PageRect): Span => ({ start: rect.y, size: rect.h, crossStart: rect.x, crossEnd: rect.x + rect.w })
