/**
 * Codes people read aloud, copy from a wall or keep on paper. No vowels (so no words come about), and none of the
 * characters that are taken for each other: 0 O, 1 I L, 2 Z, 5 S, U V.
 */
import { z } from 'zod'

export const codeAlphabet = 'BCDFGHJKMNPQRTVWXY346789'
export const joinCodeLength = 6
export const returnCodeLength = 12

/** What was typed, as the code it stands for: capitals, without spaces, dashes and dots. */
export const readCode = (typed: string): string => typed.toUpperCase().replace(/[\s\-–—.]/g, '')

/** In groups of `size`, which are easier to read out: "BCD-FGH". */
export const spacedCode = (code: string, size: number): string => (code.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join('-')

const code = (length: number) =>
  z
    .string()
    .max(100)
    .transform(readCode)
    .refine(
      (text) => new RegExp(`^[${codeAlphabet}]{${length}}$`).test(text),
      `The code has ${length} letters and numbers. Please check it.`,
    )

/** Six characters: the way in. About 190 million possibilities, guarded by a limit on tries. */
export const joinCode = code(joinCodeLength)
/** Twelve characters: the way back for one person (55 bits), guarded by a limit on tries as well. */
export const returnCode = code(returnCodeLength)
