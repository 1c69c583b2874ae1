/**
 * How an area is divided: a header with its title and guiding question, then columns and lanes of equal size. The
 * canvas draws by it, history says by it in which column a note stands, the outline orders by it. All in page units.
 */
import type { AreaStyle } from '../board/object'
import { contains } from './rect'
import type { PageRect, Vector } from './spaces'

export interface Band {
  readonly label: string
  readonly rect: PageRect
}

export interface AreaGrid {
  readonly header: PageRect
  /** Where notes go: below the header and the column labels, right of the lane labels. */
  readonly body: PageRect
  /** Full height of the body, from the left. Empty when the area has no columns. */
  readonly columns: readonly Band[]
  /** Full width of the body, from the top. Empty when the area has no lanes. */
  readonly lanes: readonly Band[]
}

export const areaMeasures = { padding: 20, title: 34, question: 26, columnLabel: 30, laneLabel: 128 } as const

export function areaGrid(rect: PageRect, style: Pick<AreaStyle, 'question' | 'columns' | 'lanes'>): AreaGrid {
  const headerHeight = Math.min(rect.h, areaMeasures.padding + areaMeasures.title + (style.question ? areaMeasures.question : 0))
  const top = Math.min(rect.h, headerHeight + (style.columns.length ? areaMeasures.columnLabel : 0))
  const left = style.lanes.length ? Math.min(areaMeasures.laneLabel, rect.w / 3) : 0
  const body: PageRect = { x: rect.x + left, y: rect.y + top, w: rect.w - left, h: rect.h - top }
  const columnWidth = body.w / Math.max(1, style.columns.length)
  const laneHeight = body.h / Math.max(1, style.lanes.length)
  return {
    header: { x: rect.x, y: rect.y, w: rect.w, h: headerHeight },
    body,
    columns: style.columns.map((label, index) => ({
      label,
      rect: { x: body.x + index * columnWidth, y: body.y, w: columnWidth, h: body.h },
    })),
    lanes: style.lanes.map((label, index) => ({ label, rect: { x: body.x, y: body.y + index * laneHeight, w: body.w, h: laneHeight } })),
  }
}

/** The column and lane a point lies in; null where the area has none, or the point is outside them. */
export function cellAt(grid: AreaGrid, point: Vector): { readonly column: string | null; readonly lane: string | null } {
  const under = (bands: readonly Band[]): string | null => bands.find((band) => contains(band.rect, point))?.label ?? null
  return { column: under(grid.columns), lane: under(grid.lanes) }
}
