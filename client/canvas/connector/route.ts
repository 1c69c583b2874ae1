/** The way of a connector: straight, from edge to edge, a little apart from both; and what it says in the middle. */
import type { LinkMeaning } from '@/domain/board/object'
import { distance, edgePointTowards, midpoint } from '@/domain/geometry/segment'
import { centreOf, contains, inflate, rectBetween } from '@/domain/geometry/rect'
import type { PageRect, Vector } from '@/domain/geometry/spaces'

export interface Route {
  readonly start: Vector
  /** The tip of the arrow. */
  readonly end: Vector
  readonly middle: Vector
  readonly bounds: PageRect
}

const apart = 6
const headRoom = 12

/** Null when the two lie over each other and there is no room for a line. */
export function routeBetween(from: PageRect, to: PageRect): Route | null {
  const whole = distance(centreOf(from), centreOf(to))
  const [around, aroundOther] = [inflate(from, apart), inflate(to, apart)]
  if (contains(around, centreOf(to)) || contains(aroundOther, centreOf(from))) return null
  const start = edgePointTowards(around, centreOf(to))
  const end = edgePointTowards(aroundOther, centreOf(from))
  const covered = distance(centreOf(from), start) + distance(centreOf(to), end)
  if (covered + headRoom / 2 >= whole) return null
  const line = rectBetween(start, end)
  return { start, end, middle: midpoint(start, end), bounds: inflate(line, headRoom) }
}

/** Both wings of the arrowhead. */
export function arrowHead(route: Route, length: number): readonly [Vector, Vector] {
  const angle = Math.atan2(route.end.y - route.start.y, route.end.x - route.start.x)
  const wing = (turn: number): Vector => ({
    x: route.end.x - length * Math.cos(angle + turn),
    y: route.end.y - length * Math.sin(angle + turn),
  })
  return [wing(0.45), wing(-0.45)]
}

/** What people read on the line, from the first thing to the second. */
export const meaningLabels: Readonly<Record<LinkMeaning, string>> = {
  builds_on: 'builds on',
  answers: 'answers',
  asks_about: 'asks about',
  challenges: 'sees it differently',
}
