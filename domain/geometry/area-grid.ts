/**
 * How an area is divided: columns share its whole width evenly and lanes its whole height, which is also how history
 * says where a note stands (`domain/contribution/cell.ts`). The header with title, guiding question and labels lies over
 * the top of the first lane. All in page units.
 */
import type { AreaStyle } from '../board/object'
import type { PageRect } from './spaces'

export interface Band {
  readonly label: string
  readonly rect: PageRect
}

export interface AreaGrid {
  /** Title and guiding question. */
  readonly header: PageRect
  /** Where there is room for notes: below the header and the column labels. */
  readonly body: PageRect
  /** From the left. Empty when the area has no columns. */
  readonly columns: readonly Band[]
  /** From the top. Empty when the area has no lanes. */
  readonly lanes: readonly Band[]
}

export const areaMeasures = { padding: 20, title: 34, question: 26, columnLabel: 30, laneLabel: 24 } as const

export function areaGrid(rect: PageRect, style: Pick<AreaStyle, 'question' | 'columns' | 'lanes'>): AreaGrid {
  const headerHeight = Math.min(rect.h, areaMeasures.padding + areaMeasures.title + (style.question ? areaMeasures.question : 0))
  const labels = (style.columns.length ? areaMeasures.columnLabel : 0) + (style.lanes.length ? areaMeasures.laneLabel : 0)
  const top = Math.min(rect.h, headerHeight + labels)
  const width = rect.w / Math.max(1, style.columns.length)
  const height = rect.h / Math.max(1, style.lanes.length)
  return {
    header: { x: rect.x, y: rect.y, w: rect.w, h: headerHeight },
    body: { x: rect.x, y: rect.y + top, w: rect.w, h: rect.h - top },
    columns: style.columns.map((label, index) => ({ label, rect: { x: rect.x + index * width, y: rect.y, w: width, h: rect.h } })),
    lanes: style.lanes.map((label, index) => ({ label, rect: { x: rect.x, y: rect.y + index * height, w: rect.w, h: height } })),
  }
}
