/** Where a line of text may break: the smallest pieces that stay together, spaces apart from words. */

/** Scripts written without spaces between words. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const breaksAnywhere = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const spaceOrWord = /[^\S\u00a0]+|[\S\u00a0]+/gu
/** A hyphen or dash between two other characters ends a piece. */
const afterHyphen = /(?<=[^\s\-–—][-–—])(?=[^\s\-–—])/u
const strongRight = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const anyLetter = /\p{L}/u

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export interface Piece {
  readonly text: string
  readonly isSpace: boolean
}

/** The pieces of one paragraph; joined they are the paragraph again. */
export function piecesOf(paragraph: string): Piece[] {
  const pieces: Piece[] = []
  for (const [run] of paragraph.matchAll(spaceOrWord)) {
    if (run.trim() === '') pieces.push({ text: run, isSpace: true })
    else if (withoutSpaces.test(run)) pieces.push(...wordsOf(run))
    else for (const part of run.split(afterHyphen)) pieces.push({ text: part, isSpace: false })
  }
  return pieces
}

/** Thai and its like break between words, Chinese and Japanese between any characters; a full stop stays with what it ends. */
function wordsOf(run: string): Piece[] {
  const parts: string[] = []
  for (const { segment, isWordLike } of words.segment(run)) {
    if (!isWordLike && parts.length > 0) parts[parts.length - 1] += segment
    else if (breaksAnywhere.test(segment)) parts.push(...graphemesOf(segment))
    else parts.push(segment)
  }
  return parts.map((text) => ({ text, isSpace: false }))
}

/** What a reader takes for single characters: an emoji family is one. */
export const graphemesOf = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment)

/** The first letter decides, as in `dir="auto"`; null when there is no letter. */
export function directionOf(paragraph: string): 'ltr' | 'rtl' | null {
  for (const character of paragraph) {
    if (strongRight.test(character)) return 'rtl'
    if (anyLetter.test(character)) return 'ltr'
  }
  return null
}
