/** The canvas's colours out of the page's design tokens: a canvas cannot read custom properties by itself. */
import { type NoteColour, noteColours } from '@/domain/board/object'
import type { CanvasTheme, NoteInk } from '../ports'

/** Value of a custom property such as `--paper`; empty when there is none. */
export type ReadToken = (name: string) => string

export function themeFromTokens(read: ReadToken): CanvasTheme {
  const token = (name: string): string => read(`--${name}`).trim()
  const each = (make: (colour: NoteColour) => NoteInk): Record<NoteColour, NoteInk> =>
    Object.fromEntries(noteColours.map((colour) => [colour, make(colour)])) as Record<NoteColour, NoteInk>
  return {
    paper: token('paper'),
    ink: token('ink'),
    quietInk: token('ink-soft'),
    notes: each((colour) => ({ fill: token(`note-${colour}`), edge: token('line'), ink: token('note-ink') })),
    areas: each((colour) => ({ fill: token(`note-${colour}`), edge: token('line-strong'), ink: token('ink') })),
    connector: token('line-strong'),
    accent: token('accent'),
    shadow: token('ink'),
    chip: token('surface'),
    chipInk: token('ink'),
    fontFamily: token('font'),
  }
}
