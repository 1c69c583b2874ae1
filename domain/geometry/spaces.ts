/**
 * Coordinate spaces. A point on the page and a point on the screen are both two numbers, and mixing them up is the
 * commonest bug of a canvas; the brand makes it a compile error. Page units are CSS pixels at 100 % zoom.
 */
import type { Branded } from '../base/ids'

export interface Vector {
  readonly x: number
  readonly y: number
}
export type PagePoint = Branded<Vector, 'PagePoint'>
export type ScreenPoint = Branded<Vector, 'ScreenPoint'>

/** An axis-aligned rectangle in page units; `w` and `h` are never negative. */
export interface PageRect {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export const pagePoint = (x: number, y: number): PagePoint => ({ x, y }) as PagePoint
export const screenPoint = (x: number, y: number): ScreenPoint => ({ x, y }) as ScreenPoint
