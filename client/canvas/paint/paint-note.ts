/** A note: paper, words, whose it is, how it is tagged. */
import type { ExperienceGroup } from '@/domain/access/role'
import type { Note } from '@/domain/board/object'
import type { PageRect, Vector } from '@/domain/geometry/spaces'
import type { Author, CanvasTheme, MeasureText, NoteDecoration, TagChip } from '../ports'
import { noteMeasures, type NoteTexts, type RoughLines, textRectOf } from '../text/note-text'
import type { TextLayout } from '../text/layout'
import { detailFor, showsBadge, showsChips, showsShadow } from './level-of-detail'
import { clipped, fillWith, inkOn, type Pen, roundedRect } from './pen'

export interface NotePicture {
  readonly note: Note
  readonly bounds: PageRect
  readonly zoom: number
  readonly zooming: boolean
  readonly theme: CanvasTheme
  readonly texts: NoteTexts
  readonly decoration: () => NoteDecoration
  readonly measure: MeasureText
  /** A live editor shows the words. */
  readonly withoutText: boolean
}

const badgeRadius = 11

export function paintNote(pen: Pen, picture: NotePicture): void {
  const { note, bounds, zoom, theme } = picture
  const paper = theme.notes[note.style.colour]
  // The font's size is known only from a layout; until a note is large enough the least size will do.
  const detail = detailFor({
    width: bounds.w * zoom,
    height: bounds.h * zoom,
    fontSize: noteMeasures.mostFont * zoom,
    zooming: picture.zooming,
  })
  pen.fillStyle = paper.fill
  if (detail === 'dot' || detail === 'block') {
    pen.fillRect(bounds.x, bounds.y, bounds.w, bounds.h)
    return
  }
  if (showsShadow(zoom)) paintShadow(pen, bounds, theme)
  pen.fillStyle = paper.fill
  roundedRect(pen, bounds, 8)
  pen.fill()
  if (zoom >= 0.25) {
    pen.strokeStyle = paper.edge
    pen.lineWidth = 1 / zoom
    pen.stroke()
  }
  if (!picture.withoutText && note.text) paintWords(pen, picture, paper.ink)
  if (showsBadge(zoom)) paintFoot(pen, picture, picture.decoration())
}

function paintShadow(pen: Pen, bounds: PageRect, theme: CanvasTheme): void {
  pen.fillStyle = theme.shadow
  for (const [offset, grow, alpha] of [
    [1, 0, 0.1],
    [3, 1, 0.05],
  ] as const) {
    pen.globalAlpha = alpha
    roundedRect(pen, { x: bounds.x - grow, y: bounds.y + offset, w: bounds.w + 2 * grow, h: bounds.h + grow }, 9)
    pen.fill()
  }
  pen.globalAlpha = 1
}

function paintWords(pen: Pen, picture: NotePicture, ink: string): void {
  const { bounds, zoom, theme, note } = picture
  pen.fillStyle = ink
  const isLegible = (fontSize: number): boolean =>
    detailFor({ width: bounds.w * zoom, height: bounds.h * zoom, fontSize: fontSize * zoom, zooming: picture.zooming }) === 'text'
  // From far away not even a layout is asked for.
  const layout = isLegible(noteMeasures.mostFont) ? picture.texts.layoutOf(note, bounds.w, bounds.h) : null
  if (layout && isLegible(layout.fontSize)) writeLines(pen, layout, textRectOf(bounds), theme)
  else paintBars(pen, picture.texts.roughLines(note, bounds.w, bounds.h), textRectOf(bounds))
}

function writeLines(pen: Pen, layout: TextLayout, box: PageRect, theme: CanvasTheme): void {
  pen.font = `${layout.fontSize}px ${theme.fontFamily}`
  pen.textBaseline = 'alphabetic'
  for (const [index, { text, direction }] of layout.lines.entries()) {
    const isRight = direction === 'rtl'
    pen.direction = direction
    pen.textAlign = isRight ? 'right' : 'left'
    pen.fillText(text.trimEnd(), isRight ? box.x + box.w : box.x, box.y + (index + 0.5) * layout.lineHeight + layout.fontSize * 0.35)
  }
}

function paintBars(pen: Pen, { lineHeight, widths }: RoughLines, box: PageRect): void {
  pen.globalAlpha = 0.35
  for (const [index, width] of widths.entries()) {
    if (width > 0) pen.fillRect(box.x, box.y + (index + 0.3) * lineHeight, width, lineHeight * 0.38)
  }
  pen.globalAlpha = 1
}

function paintFoot(pen: Pen, picture: NotePicture, { author, more, tags }: NoteDecoration): void {
  const { bounds, zoom, theme, measure } = picture
  const middle: Vector = { x: bounds.x + 12 + badgeRadius, y: bounds.y + bounds.h - 9 - badgeRadius }
  let left = bounds.x + 12
  if (author) {
    paintBadge(pen, middle, author, theme, theme.notes[picture.note.style.colour].ink)
    left = middle.x + badgeRadius + 8
    if (more > 0) {
      const text = `+${more}`
      write(pen, text, { x: left, y: middle.y }, theme.notes[picture.note.style.colour].ink, `600 11px ${theme.fontFamily}`)
      left += measure(text, `600 11px ${theme.fontFamily}`) + 6
    }
  }
  if (showsChips(zoom)) paintChips(pen, tags, left, bounds.x + bounds.w - 10, middle.y, theme, measure)
}

/** A disc with letters; the ring around it says how the person asked to be counted, by pattern and not by colour. */
function paintBadge(pen: Pen, middle: Vector, author: Author, theme: CanvasTheme, ink: string): void {
  fillWith(pen, author.colour, theme.accent)
  pen.beginPath()
  pen.arc(middle.x, middle.y, badgeRadius - 2.5, 0, Math.PI * 2)
  pen.fill()
  pen.strokeStyle = ink
  pen.lineWidth = 1.5
  pen.setLineDash(ringDash[author.group])
  pen.beginPath()
  pen.arc(middle.x, middle.y, badgeRadius, 0, Math.PI * 2)
  pen.stroke()
  pen.setLineDash([])
  const label = author.symbol || author.initials
  pen.textAlign = 'center'
  fillWith(pen, inkOn(author.colour), theme.paper)
  pen.direction = 'ltr'
  pen.font = `700 ${author.symbol ? 10 : 8.5}px ${theme.fontFamily}`
  pen.textBaseline = 'middle'
  pen.fillText(label, middle.x, middle.y + 0.5)
}

const ringDash: Readonly<Record<ExperienceGroup, number[]>> = { lived: [], learned: [5, 3], both: [9, 2, 2, 2], unsaid: [1, 3] }

function paintChips(
  pen: Pen,
  tags: readonly TagChip[],
  from: number,
  to: number,
  middle: number,
  theme: CanvasTheme,
  measure: MeasureText,
): void {
  const font = `500 11px ${theme.fontFamily}`
  let x = from
  for (const { label, symbol, inherited } of tags) {
    const words = symbol ? `${symbol} ${label}` : label
    const room = to - x - 14
    if (room < 26) return
    const text = clipped(words, room, font, measure)
    if (!text) return
    const width = measure(text, font) + 14
    const chip = { x, y: middle - 9.5, w: width, h: 19 }
    pen.globalAlpha = inherited ? 0.55 : 0.85
    pen.fillStyle = theme.chip
    roundedRect(pen, chip, 9.5)
    pen.fill()
    pen.globalAlpha = 1
    if (inherited) {
      pen.strokeStyle = theme.quietInk
      pen.lineWidth = 1
      pen.setLineDash([3, 2.5])
      pen.stroke()
      pen.setLineDash([])
    }
    write(pen, text, { x: x + 7, y: middle }, theme.chipInk, font)
    x += width + 5
  }
}

function write(pen: Pen, text: string, at: Vector, colour: string, font: string): void {
  pen.fillStyle = colour
  pen.font = font
  pen.direction = 'ltr'
  pen.textAlign = 'left'
  pen.textBaseline = 'middle'
  pen.fillText(text, at.x, at.y + 0.5)
}
