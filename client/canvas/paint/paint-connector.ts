/** A connector: a line with a head and, where it says something, the words in the middle. */
import type { LinkMeaning } from '@/domain/board/object'
import { distance } from '@/domain/geometry/segment'
import { arrowHead, meaningLabels, type Route } from '../connector/route'
import type { CanvasTheme, MeasureText } from '../ports'
import { type Pen, roundedRect } from './pen'

export interface ConnectorPicture {
  readonly route: Route
  readonly meaning: LinkMeaning | null
  readonly zoom: number
  readonly theme: CanvasTheme
  readonly measure: MeasureText
}

/** The line itself differs too, so that words are not the only sign. */
const dashes: Readonly<Record<LinkMeaning, number[]>> = { builds_on: [], answers: [], asks_about: [8, 6], challenges: [2, 6] }

/** From far away a page is a map: lines step back behind what they join. */
const farBelow = 0.3
const farOpacity = 0.4

export function paintConnector(pen: Pen, picture: ConnectorPicture): void {
  pen.globalAlpha = picture.zoom < farBelow ? farOpacity : 1
  paintLine(pen, picture)
  pen.globalAlpha = 1
}

function paintLine(pen: Pen, { route, meaning, zoom, theme, measure }: ConnectorPicture): void {
  pen.strokeStyle = theme.connector
  pen.lineWidth = Math.max(2, 1 / zoom)
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.setLineDash(meaning ? dashes[meaning] : [])
  pen.beginPath()
  pen.moveTo(route.start.x, route.start.y)
  pen.lineTo(route.end.x, route.end.y)
  pen.stroke()
  pen.setLineDash([])
  const [left, right] = arrowHead(route, 12)
  pen.beginPath()
  pen.moveTo(left.x, left.y)
  pen.lineTo(route.end.x, route.end.y)
  pen.lineTo(right.x, right.y)
  pen.stroke()
  if (!meaning || zoom < 0.45) return
  const font = `500 13px ${theme.fontFamily}`
  const label = meaningLabels[meaning]
  const width = measure(label, font) + 16
  if (distance(route.start, route.end) < width * 0.6) return
  pen.fillStyle = theme.paper
  roundedRect(pen, { x: route.middle.x - width / 2, y: route.middle.y - 12, w: width, h: 24 }, 12)
  pen.fill()
  pen.fillStyle = theme.quietInk
  pen.font = font
  pen.direction = 'ltr'
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(label, route.middle.x, route.middle.y + 0.5)
}
