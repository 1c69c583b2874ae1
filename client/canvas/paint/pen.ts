/** Small strokes that every painter needs. */
import type { PageRect, Vector } from '@/domain/geometry/spaces'
import type { MeasureText } from '../ports'

export type Pen = CanvasRenderingContext2D

export function roundedRect(pen: Pen, rect: PageRect, radius: number): void {
  pen.beginPath()
  pen.roundRect(rect.x, rect.y, rect.w, rect.h, Math.min(radius, rect.w / 2, rect.h / 2))
}

export function line(pen: Pen, from: Vector, to: Vector): void {
  pen.beginPath()
  pen.moveTo(from.x, from.y)
  pen.lineTo(to.x, to.y)
  pen.stroke()
}

/** A colour from outside may be no colour: the canvas then keeps what was set before. */
export function fillWith(pen: Pen, colour: string, fallback: string): void {
  pen.fillStyle = fallback
  if (colour) pen.fillStyle = colour
}

export function strokeWith(pen: Pen, colour: string, fallback: string): void {
  pen.strokeStyle = fallback
  if (colour) pen.strokeStyle = colour
}

/** As much of one line as fits, with an ellipsis when it is not all. */
export function clipped(text: string, width: number, font: string, measure: MeasureText): string {
  if (measure(text, font) <= width) return text
  let [fits, tooMuch] = [0, text.length]
  while (tooMuch - fits > 1) {
    const middle = (fits + tooMuch) >> 1
    if (measure(`${text.slice(0, middle)}…`, font) <= width) fits = middle
    else tooMuch = middle
  }
  return fits === 0 ? '' : `${text.slice(0, fits).trimEnd()}…`
}

/** Relative luminance of a `#rrggbb` colour picks black or white for what is written on it (WCAG 2.2, 1.4.3). */
export function inkOn(colour: string): string {
  const digits = /^#([0-9a-f]{6})$/i.exec(colour)?.[1]
  if (!digits) return '#ffffff'
  const [r, g, b] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#1d1a17' : '#ffffff'
}
