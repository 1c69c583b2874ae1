/** Where in an area something lies, in the area's own words ("the first 72 hours / what helps"). */
import type { Area, Geometry } from '../board/object'

export interface Cell {
  readonly column: string | null
  readonly lane: string | null
}

/**
 * The column and lane under the middle of `geometry`. Columns share the width of the area evenly and lanes its height;
 * what lies outside belongs to the nearest one. Null where the area has no columns or lanes.
 */
export function cellOf(area: Pick<Area, 'geometry' | 'style'>, geometry: Geometry): Cell {
  const [areaX, areaY, areaW, areaH] = area.geometry
  const [x, y, w, h] = geometry
  return {
    column: labelAt(area.style.columns, (x + w / 2 - areaX) / areaW),
    lane: labelAt(area.style.lanes, (y + h / 2 - areaY) / areaH),
  }
}

function labelAt(labels: readonly string[], share: number): string | null {
  const index = Math.min(labels.length - 1, Math.max(0, Math.floor(share * labels.length)))
  return labels[index] ?? null
}
