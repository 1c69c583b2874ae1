/**
 * The name a person wants to be called by. Any script, emoji and right-to-left writing are fine; characters that nobody
 * sees, or that would turn the text around them, are taken out so that nobody can look like somebody else by accident.
 */
import { z } from 'zod'

/** Long enough for every name people are called by, short enough to stand beside a note. */
export const longestName = 60

/** Controls, line breaks, direction overrides and isolates, byte order mark. The joiner (U+200D) stays: emoji need it. */
const unseen = /[\p{Cc}\u00ad\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** The name as it will be shown: composed, without unseen characters, single spaces, nothing at the ends. */
export const tidyName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\t\r\n]/g, ' ')
    .replace(unseen, '')
    .replace(/\s+/g, ' ')
    .trim()

const seen = /[\p{L}\p{N}\p{S}\p{P}]/u

export const personName = z
  .string()
  .max(400)
  .transform(tidyName)
  .refine((name) => seen.test(name), 'Please give a name to show.')
  .refine((name) => [...name].length <= longestName, `Please use at most ${longestName} characters.`)

const folded = (name: string): string => name.normalize('NFKC').toLowerCase()

/**
 * `wanted`, or `wanted` with the first free number behind it when somebody on the board is already called that:
 * two people called Sam become "Sam" and "Sam 2". Letter case and look-alike widths do not make a name different.
 */
export function distinctName(wanted: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map(folded))
  if (!used.has(folded(wanted))) return wanted
  for (let number = 2; ; number += 1) {
    const candidate = `${wanted} ${number}`
    if (!used.has(folded(candidate))) return candidate
  }
}
