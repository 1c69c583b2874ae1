/**
 * Lines out of text, without the DOM: words are measured once per size and remembered, a line is a sum of widths.
 * The same rules as `white-space: pre-wrap; overflow-wrap: break-word`, so that opening the editor moves no word.
 */
import type { MeasureText } from '../ports'
import { directionOf, graphemesOf, type Piece, piecesOf } from './breaks'

export interface TextLine {
  readonly text: string
  /** Without the spaces that hang over at the end. */
  readonly width: number
  readonly direction: 'ltr' | 'rtl'
}

export interface TextLayout {
  readonly fontSize: number
  /** A whole number of page units: all lines are equally high in every browser. */
  readonly lineHeight: number
  readonly lines: readonly TextLine[]
  readonly height: number
  /** A word was too long for a line and had to be cut. */
  readonly cutWord: boolean
}

/** Width of a piece at a font size. */
export type PieceWidth = (piece: string, fontSize: number) => number

export const lineHeightOf = (fontSize: number): number => Math.round(fontSize * 1.35)

const mostRemembered = 40_000

/** Remembers widths per size. When it holds too many it starts afresh: a page has few different words. */
export function rememberedWidths(measure: MeasureText, fontFamily: string): PieceWidth {
  const known = new Map<string, number>()
  return (piece, fontSize) => {
    const key = `${fontSize} ${piece}`
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= mostRemembered) known.clear()
    const width = measure(piece, `${fontSize}px ${fontFamily}`)
    known.set(key, width)
    return width
  }
}

/** Breaks text into lines no wider than `width`. Every character of the text is in a line, in order; there is always a line. */
export function layOut(text: string, width: number, fontSize: number, widthOf: PieceWidth): TextLayout {
  const lines: TextLine[] = []
  let direction: 'ltr' | 'rtl' = 'ltr'
  let cutWord = false
  for (const paragraph of text.split('\n')) {
    direction = directionOf(paragraph) ?? direction
    cutWord = breakParagraph(paragraph, width, (piece) => widthOf(piece, fontSize), direction, lines) || cutWord
  }
  const lineHeight = lineHeightOf(fontSize)
  return { fontSize, lineHeight, lines, height: lines.length * lineHeight, cutWord }
}

function breakParagraph(
  paragraph: string,
  most: number,
  widthOf: (piece: string) => number,
  direction: 'ltr' | 'rtl',
  lines: TextLine[],
): boolean {
  let text = ''
  /** Width up to the last word, and with the spaces after it. */
  let inked = 0
  let advanced = 0
  let cut = false
  const endLine = (): void => {
    lines.push({ text, width: inked, direction })
    text = ''
    inked = 0
    advanced = 0
  }
  const put = (piece: Piece, width: number): void => {
    text += piece.text
    advanced += width
    if (!piece.isSpace) inked = advanced
  }
  for (const piece of piecesOf(paragraph)) {
    const width = widthOf(piece.text)
    if (piece.isSpace || advanced + width <= most) {
      put(piece, width)
      continue
    }
    if (text !== '' && inked > 0) endLine()
    if (advanced + width <= most) {
      put(piece, width)
      continue
    }
    cut = true
    for (const character of graphemesOf(piece.text)) {
      const characterWidth = widthOf(character)
      if (inked > 0 && advanced + characterWidth > most) endLine()
      put({ text: character, isSpace: false }, characterWidth)
    }
  }
  endLine()
  return cut
}

export interface FitInput {
  readonly text: string
  readonly width: number
  readonly height: number
  readonly least: number
  readonly most: number
}

/**
 * The largest whole font size at which the text stands in the box without cutting a word; at the least size words may
 * be cut and the text may be higher than the box (the note grows then). Found by halving, a handful of layouts.
 */
export function fitText(input: FitInput, widthOf: PieceWidth): TextLayout {
  const at = (fontSize: number): TextLayout => layOut(input.text, input.width, fontSize, widthOf)
  const fits = (layout: TextLayout): boolean => layout.height <= input.height && !layout.cutWord
  const largest = at(input.most)
  if (fits(largest)) return largest
  let best = at(input.least)
  let [low, high] = [input.least, input.most]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    const layout = at(middle)
    if (fits(layout)) {
      low = middle
      best = layout
    } else {
      high = middle
    }
  }
  return best
}
