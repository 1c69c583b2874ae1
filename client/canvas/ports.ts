/**
 * Everything the canvas needs from outside, as small interfaces: where time, chance and frames come from, what the
 * others show, who wrote a note, how things look. The browser's own are in `browser.ts`, the tests' in `testing/`.
 */
import type { ExperienceGroup } from '@/domain/access/role'
import type { ObjectId } from '@/domain/base/ids'
import type { Result } from '@/domain/base/result'
import type { BoardChange, ChangeRefusal } from '@/domain/board/change'
import type { NoteColour } from '@/domain/board/object'
import type { PagePoint } from '@/domain/geometry/spaces'
import type { Readable } from '../store/cell'

export interface Clock {
  /** The device's wall clock, ms since 1970: what is written into births and the bin. */
  now(): number
}

export interface Scheduler {
  /** Calls once before the next paint with a monotonic time in ms. Returns the way to call it off. */
  frame(run: (time: number) => void): () => void
  /** Calls once after `ms`. Returns the way to call it off. */
  after(ms: number, run: () => void): () => void
}

/** A number in [0, 1). */
export type Random = () => number

/** Width in page units of `text` set in `font` (a CSS font such as `600 18px Inter`). */
export type MeasureText = (text: string, font: string) => number

/** What one other open page shows of itself. Identity is the server's word. */
export interface Peer {
  /** One per connection, stable while it lasts. */
  readonly key: string
  readonly name: string
  readonly colour: string
  readonly cursor: PagePoint | null
  readonly selection: readonly ObjectId[]
  /** Objects in its hand, and how far they are from where they lay when it took them. */
  readonly drag: { readonly ids: readonly ObjectId[]; readonly dx: number; readonly dy: number } | null
  readonly editing: ObjectId | null
}

/** What this page shows of itself. The canvas says it at most 20 times a second; a part that is left out stays as it is. */
export interface OwnPresence {
  readonly cursor?: PagePoint | null
  readonly selection?: readonly ObjectId[]
  readonly drag?: { readonly ids: readonly ObjectId[]; readonly dx: number; readonly dy: number } | null
}

export interface PresencePort {
  /** Everybody but this page. */
  readonly peers: Readable<readonly Peer[]>
  show(part: OwnPresence): void
}

export interface Author {
  readonly name: string
  /** One or two letters. */
  readonly initials: string
  /** A small picture (one grapheme) beside the letters; empty for none. */
  readonly symbol: string
  readonly colour: string
  /** Drawn as a pattern around the badge, so that colour is never the only sign. */
  readonly group: ExperienceGroup
}

export interface TagChip {
  /** Plain words. */
  readonly label: string
  /** One grapheme before the words; empty for none. */
  readonly symbol: string
  /** Handed down by the area: drawn with a dashed edge. */
  readonly inherited: boolean
}

/** What is drawn on a note beside its words, and is not part of the document. */
export interface NoteDecoration {
  /** Null while it is not known. Several contributors: the first, `more` counts the rest. */
  readonly author: Author | null
  readonly more: number
  readonly tags: readonly TagChip[]
}

export interface NoteDecorations {
  of(id: ObjectId): NoteDecoration
  /** Called when decorations changed: the ids, or `'all'`. */
  subscribe(listener: (changed: ReadonlySet<ObjectId> | 'all') => void): () => void
}

/** Why an own step could not be taken back or done again. */
export type UndoRefusal =
  | { readonly kind: 'nothing' }
  /** Somebody changed it since; `by` is their name, where it is known. */
  | { readonly kind: 'changed since'; readonly objects: ReadonlyArray<{ readonly id: ObjectId; readonly by: string | null }> }
  | { readonly kind: 'refused'; readonly reason: ChangeRefusal }

export interface UndoOutcome {
  /** Objects that were brought back to how they were. */
  readonly objects: readonly ObjectId[]
  /** Objects of the step that were left alone, because somebody changed them since. */
  readonly left: ReadonlyArray<{ readonly id: ObjectId; readonly by: string | null }>
}

/** All writing of the canvas goes through here, so that each step can be taken back. `client/undo` has the real one. */
export interface UndoPort {
  /** Carries the changes out and remembers them as one step. Steps with the same `gesture` in a row become one. */
  perform(changes: readonly BoardChange[], gesture?: string): Result<void, ChangeRefusal>
  undo(): Result<UndoOutcome, UndoRefusal>
  redo(): Result<UndoOutcome, UndoRefusal>
}

export interface NoteInk {
  readonly fill: string
  readonly edge: string
  readonly ink: string
}

/** Resolved colours (a canvas knows no custom properties). See `paint/theme.ts` for reading them from CSS tokens. */
export interface CanvasTheme {
  readonly paper: string
  readonly ink: string
  readonly quietInk: string
  readonly notes: Readonly<Record<NoteColour, NoteInk>>
  readonly areas: Readonly<Record<NoteColour, NoteInk>>
  readonly connector: string
  /** Selection, handles, focus. */
  readonly accent: string
  readonly shadow: string
  readonly chip: string
  readonly chipInk: string
  /** A CSS font-family list. */
  readonly fontFamily: string
}
