/** How a person types: in a few bursts, a word or several at a time, never half a character. */

/** Cuts `text` after spaces into at most `most` bursts of similar length; joined they are the text again. */
export function bursts(text: string, most = 5): string[] {
  const words = text.match(/\S+\s*|\s+/gu) ?? []
  const target = Math.ceil(text.length / most)
  const made: string[] = []
  let current = ''
  for (const word of words) {
    current += word
    if (current.length >= target) {
      made.push(current)
      current = ''
    }
  }
  return current === '' ? made : [...made, current]
}

export interface Splice {
  /** UTF-16 units. */
  readonly index: number
  readonly remove: number
  readonly insert: string
}

const isLowSurrogate = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at))

/**
 * The smallest single replacement that turns `from` into `to`: what somebody does who changes the middle of a sentence
 * and leaves its beginning and end alone. Never cuts a surrogate pair.
 */
export function smallestSplice(from: string, to: string): Splice {
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start++
  if (isLowSurrogate(from, start) || isLowSurrogate(to, start)) start--
  let end = 0
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++
  if (end > 0 && (isLowSurrogate(from, from.length - end) || isLowSurrogate(to, to.length - end))) end--
  return { index: start, remove: from.length - start - end, insert: to.slice(start, to.length - end) }
}
