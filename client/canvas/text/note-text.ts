/** How a note's words stand on it: the box, the size, the lines, and how high the note has to be to show them all. */
import type { ObjectId } from '@/domain/base/ids'
import type { Note } from '@/domain/board/object'
import type { PageRect } from '@/domain/geometry/spaces'
import { fitText, layOut, lineHeightOf, type PieceWidth, type TextLayout } from './layout'

export const noteMeasures = {
  side: 16,
  top: 15,
  /** Room for the author's badge and the tags. */
  foot: 40,
  leastFont: 14,
  mostFont: 24,
  defaultSize: 200,
} as const

/** Where the words stand, in page units. */
export const textRectOf = (bounds: PageRect): PageRect => ({
  x: bounds.x + noteMeasures.side,
  y: bounds.y + noteMeasures.top,
  w: Math.max(8, bounds.w - 2 * noteMeasures.side),
  h: Math.max(8, bounds.h - noteMeasures.top - noteMeasures.foot),
})

export interface NoteTexts {
  /** The lines of a note of this size. Laid out when first asked for, again only when words or size changed. */
  layoutOf(note: Note, w: number, h: number): TextLayout
  /** Line widths for bars, where nobody can read words: of the layout if there is one, else a guess that costs nothing. */
  roughLines(note: Note, w: number, h: number): RoughLines
  /** The height a note of width `w` needs to show all its words, at least `h`. Cheap for short texts. */
  grownHeight(note: Note, w: number, h: number): number
  forget(id: ObjectId): void
  /** After a change of font. */
  clear(): void
}

export interface RoughLines {
  readonly lineHeight: number
  readonly widths: readonly number[]
}

interface Known {
  readonly text: string
  readonly w: number
  readonly h: number
}

export function createNoteTexts(widthOf: PieceWidth): NoteTexts {
  const layouts = new Map<ObjectId, Known & { readonly layout: TextLayout }>()
  const heights = new Map<ObjectId, Known & { readonly grown: number }>()
  const isSame = (known: Known | undefined, note: Note, w: number, h: number): boolean =>
    known?.text === note.text && known.w === w && known.h === h

  return {
    layoutOf: (note, w, h) => {
      const known = layouts.get(note.id)
      if (known && isSame(known, note, w, h)) return known.layout
      const box = textRectOf({ x: 0, y: 0, w, h })
      const layout = fitText(
        { text: note.text, width: box.w, height: box.h, least: noteMeasures.leastFont, most: noteMeasures.mostFont },
        widthOf,
      )
      layouts.set(note.id, { text: note.text, w, h, layout })
      return layout
    },
    roughLines: (note, w, h) => {
      const known = layouts.get(note.id)
      if (!known || !isSame(known, note, w, h)) return guessedLines(note.text, textRectOf({ x: 0, y: 0, w, h }))
      return { lineHeight: known.layout.lineHeight, widths: known.layout.lines.map((line) => line.width) }
    },
    grownHeight: (note, w, h) => {
      if (surelyFits(note.text, w, h)) return h
      const known = heights.get(note.id)
      if (known && isSame(known, note, w, h)) return known.grown
      const box = textRectOf({ x: 0, y: 0, w, h })
      const needed = layOut(note.text, box.w, noteMeasures.leastFont, widthOf).height + noteMeasures.top + noteMeasures.foot
      const grown = Math.max(h, needed)
      heights.set(note.id, { text: note.text, w, h, grown })
      return grown
    },
    forget: (id) => {
      layouts.delete(id)
      heights.delete(id)
    },
    clear: () => {
      layouts.clear()
      heights.clear()
    },
  }
}

/** Even if every character were as wide as high and every line half empty. */
function surelyFits(text: string, w: number, h: number): boolean {
  const box = textRectOf({ x: 0, y: 0, w, h })
  const perLine = Math.floor(box.w / noteMeasures.leastFont / 2)
  const lines = Math.floor(box.h / (noteMeasures.leastFont * 1.4))
  return perLine > 0 && text.length <= perLine * (lines - 1) && !text.includes('\n')
}

/** As many lines as the text would take at a size in between, if every character were half as wide as high. */
function guessedLines(text: string, box: PageRect): RoughLines {
  const fontSize = (noteMeasures.leastFont + noteMeasures.mostFont) / 2
  const lineHeight = lineHeightOf(fontSize)
  const most = Math.max(1, Math.floor(box.h / lineHeight))
  const length = text.length * fontSize * 0.5
  const count = Math.min(most, Math.max(1, Math.ceil(length / box.w)))
  const last = Math.min(box.w, length - (count - 1) * box.w)
  return { lineHeight, widths: Array.from({ length: count }, (_, index) => (index === count - 1 ? last : box.w * 0.9)) }
}
