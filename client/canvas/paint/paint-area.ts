/** An area: ground with a title, a guiding question, columns and lanes. From far away the title keeps its size on the screen. */
import type { Area } from '@/domain/board/object'
import { type AreaGrid, areaGrid, areaMeasures } from '@/domain/geometry/area-grid'
import type { PageRect, Vector } from '@/domain/geometry/spaces'
import type { CanvasTheme, MeasureText } from '../ports'
import { directionOf } from '../text/breaks'
import { clipped, line, type Pen, roundedRect } from './pen'

export interface AreaPicture {
  readonly area: Area
  readonly bounds: PageRect
  readonly zoom: number
  readonly theme: CanvasTheme
  readonly measure: MeasureText
}

/** Below this the title is painted at a fixed size on the screen. In screen pixels: letters, and the plate they stand on. */
const farAway = 0.5
const farFont = 13
const farPlate = { height: 20, padding: 6, inset: 3 } as const

export function paintArea(pen: Pen, picture: AreaPicture): void {
  const { area, bounds, zoom, theme } = picture
  const look = theme.areas[area.style.colour]
  pen.globalAlpha = 0.28
  pen.fillStyle = look.fill
  roundedRect(pen, bounds, 14)
  pen.fill()
  pen.globalAlpha = 0.55
  pen.strokeStyle = look.edge
  pen.lineWidth = Math.max(1, 1 / zoom)
  pen.stroke()
  pen.globalAlpha = 1
  const grid = areaGrid(bounds, area.style)
  paintDivisions(pen, grid, zoom, look.edge)
  if (zoom < farAway) return
  paintHeader(pen, picture)
  paintLabels(pen, picture, grid)
}

function paintDivisions(pen: Pen, { header, columns, lanes }: AreaGrid, zoom: number, edge: string): void {
  pen.strokeStyle = edge
  pen.globalAlpha = 0.35
  pen.lineWidth = Math.max(1, 1 / zoom)
  const top = header.y + header.h
  for (const { rect } of columns.slice(1)) line(pen, { x: rect.x, y: top }, { x: rect.x, y: Math.max(top, rect.y + rect.h) })
  for (const { rect } of lanes.slice(1))
    line(pen, { x: rect.x, y: Math.max(top, rect.y) }, { x: rect.x + rect.w, y: Math.max(top, rect.y) })
  pen.globalAlpha = 1
}

function paintHeader(pen: Pen, { area, bounds, theme, measure }: AreaPicture): void {
  const width = bounds.w - 2 * areaMeasures.padding
  const left = bounds.x + areaMeasures.padding
  const top = bounds.y + areaMeasures.padding / 2
  const { title, question } = area.style
  write(
    pen,
    title || 'Area',
    { x: left, y: top + areaMeasures.title / 2 },
    width,
    title ? theme.ink : theme.quietInk,
    `650 20px ${theme.fontFamily}`,
    measure,
  )
  if (question)
    write(
      pen,
      question,
      { x: left, y: top + areaMeasures.title + areaMeasures.question / 2 - 2 },
      width,
      theme.quietInk,
      `15px ${theme.fontFamily}`,
      measure,
    )
}

function paintLabels(pen: Pen, { theme, measure }: AreaPicture, { header, body, columns, lanes }: AreaGrid): void {
  const columnsFont = `600 13px ${theme.fontFamily}`
  const lanesFont = `italic 500 13px ${theme.fontFamily}`
  const left = areaMeasures.padding
  for (const { label, rect } of columns) {
    write(
      pen,
      label,
      { x: rect.x + left, y: header.y + header.h + areaMeasures.columnLabel / 2 },
      rect.w - left - 8,
      theme.quietInk,
      columnsFont,
      measure,
    )
  }
  for (const { label, rect } of lanes) {
    // The first lane's label goes below the header that lies over it.
    const top = Math.max(rect.y, body.y - areaMeasures.laneLabel)
    write(pen, label, { x: rect.x + left, y: top + areaMeasures.laneLabel / 2 + 2 }, rect.w - 2 * left, theme.quietInk, lanesFont, measure)
  }
}

/**
 * The title of an area that is far away: on a plate within the area's own upper edge, over the notes that would hide it,
 * and never over a neighbour. Nothing where the area has no room for it, and nothing when it is near.
 */
export function paintFarTitle(pen: Pen, { area, bounds, zoom, theme, measure }: AreaPicture): void {
  const { height, padding, inset } = farPlate
  const room = bounds.w * zoom - 2 * (inset + padding)
  if (zoom >= farAway || !area.style.title || room < 28 || bounds.h * zoom < height + 2 * inset) return
  const font = `600 ${farFont}px ${theme.fontFamily}`
  const width = Math.min(room, measure(area.style.title, font))
  const isRight = directionOf(area.style.title) === 'rtl'
  pen.save()
  pen.translate(bounds.x, bounds.y)
  pen.scale(1 / zoom, 1 / zoom)
  const left = isRight ? bounds.w * zoom - inset - 2 * padding - width : inset
  pen.globalAlpha = 0.9
  pen.fillStyle = theme.paper
  roundedRect(pen, { x: left, y: inset, w: width + 2 * padding, h: height }, 5)
  pen.fill()
  pen.globalAlpha = 1
  write(pen, area.style.title, { x: left + padding, y: inset + height / 2 + 1 }, width, theme.ink, font, measure)
  pen.restore()
}

/** One line in a given width; words that run from right to left begin at the right. */
function write(pen: Pen, text: string, at: Vector, width: number, colour: string, font: string, measure: MeasureText): void {
  const isRight = directionOf(text) === 'rtl'
  pen.fillStyle = colour
  pen.font = font
  pen.textBaseline = 'middle'
  pen.direction = isRight ? 'rtl' : 'ltr'
  pen.textAlign = isRight ? 'right' : 'left'
  pen.fillText(clipped(text, width, font, measure), isRight ? at.x + width : at.x, at.y)
}
