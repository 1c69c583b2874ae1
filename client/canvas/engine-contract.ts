/**
 * What the canvas engine offers to the screens around it. React never draws on the canvas and the camera never goes
 * through React: screens listen to these cells, and put live DOM (the editor, the accessibility mirror) into `world`,
 * an element in page units that follows the camera by itself.
 */
import type { ObjectId } from '@/domain/base/ids'
import type { Result } from '@/domain/base/result'
import type { ChangeRefusal } from '@/domain/board/change'
import type { AreaStyle, LinkMeaning, NoteColour, ObjectKind } from '@/domain/board/object'
import type { PageModel } from '@/domain/board/page-model'
import type { PagePoint, PageRect, ScreenPoint } from '@/domain/geometry/spaces'
import type { Readable } from '../store/cell'
import type {
  CanvasTheme,
  Clock,
  MeasureText,
  NoteDecorations,
  PresencePort,
  Random,
  Scheduler,
  UndoOutcome,
  UndoPort,
  UndoRefusal,
} from './ports'

/** The page point in the upper left corner of the view, and how many screen pixels a page unit takes (0.05–8). */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface Size {
  readonly w: number
  readonly h: number
}

export const toolNames = ['select', 'note', 'area', 'connector', 'hand'] as const
export type ToolName = (typeof toolNames)[number]

/** A note that wants an editor. Mount one over `textBox`, bind it to the note's body, focus it. */
export interface Editing {
  readonly id: ObjectId
  /** Where the person tapped (put the caret there), or null for the end. */
  readonly at: ScreenPoint | null
  /** It was made a moment ago and is still empty. */
  readonly fresh: boolean
}

/** Where and how the edited note's words stand, in page units: the editor must show them as the painter does. */
export interface TextBox {
  readonly id: ObjectId
  readonly rect: PageRect
  readonly fontSize: number
  readonly lineHeight: number
  readonly fontFamily: string
  readonly colour: string
}

/** One object in view for assistive technology, in reading order. */
export interface MirrorEntry {
  readonly id: ObjectId
  readonly kind: ObjectKind
  /** Plain words: the note's text, the area's title, what a connector says. */
  readonly label: string
  /** In page units: place it in `world`. */
  readonly rect: PageRect
  readonly parent: ObjectId | null
}

/** Something a person should be told in words: a refused change, an undo that could not be done. */
export type Notice =
  | { readonly kind: 'refused'; readonly reason: ChangeRefusal }
  | { readonly kind: 'undo'; readonly refusal: UndoRefusal }
  | { readonly kind: 'undo in part'; readonly left: UndoOutcome['left'] }

export interface CanvasOptions {
  readonly page: PageModel
  readonly undo: UndoPort
  readonly presence: PresencePort
  readonly decorations: NoteDecorations
  readonly theme: Readable<CanvasTheme>
  readonly readOnly: Readable<boolean>
  /** Letters as shortcuts can be switched off (WCAG 2.1.4). */
  readonly letterShortcuts: Readable<boolean>
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
  readonly measure: MeasureText
}

/**
 * Everything that can be done without a pointer. Without `ids` a command means the selection. Each is one step for undo.
 * A refusal is returned and also given to `onNotice`, so a button may ignore what is returned.
 */
export interface CanvasCommands {
  /** `at` is the middle of the note; null means a free place near the middle of the view. Starts editing unless told otherwise. */
  createNote(options?: { at?: PagePoint | null; text?: string; colour?: NoteColour; edit?: boolean }): Result<ObjectId, ChangeRefusal>
  createArea(options?: { at?: PagePoint | null; style?: Partial<AreaStyle> }): Result<ObjectId, ChangeRefusal>
  connect(from: ObjectId, to: ObjectId, meaning?: LinkMeaning | null): Result<ObjectId, ChangeRefusal>
  /** Makes a note in the nearest free place beside or below `from`, remembers where it came from, and edits it. */
  nextNote(from: ObjectId, where: 'beside' | 'below'): Result<ObjectId, ChangeRefusal>
  bin(ids?: readonly ObjectId[]): Result<void, ChangeRefusal>
  restore(ids: readonly ObjectId[]): Result<void, ChangeRefusal>
  duplicate(ids?: readonly ObjectId[]): Result<readonly ObjectId[], ChangeRefusal>
  setColour(colour: NoteColour, ids?: readonly ObjectId[]): Result<void, ChangeRefusal>
  setMeaning(meaning: LinkMeaning | null, ids?: readonly ObjectId[]): Result<void, ChangeRefusal>
  setArea(id: ObjectId, change: Partial<AreaStyle>): Result<void, ChangeRefusal>
  nudge(dx: number, dy: number, ids?: readonly ObjectId[]): Result<void, ChangeRefusal>
  /** Puts objects into an area, in free places below what is there, or out of every area. */
  moveInto(area: ObjectId | null, ids?: readonly ObjectId[]): Result<void, ChangeRefusal>
  reorder(where: 'front' | 'back', ids?: readonly ObjectId[]): Result<void, ChangeRefusal>
  select(ids: Iterable<ObjectId>): void
  selectAll(): void
  /** Selects the next object in reading order and brings it into view; false when there is none further. */
  selectNext(step: 1 | -1): boolean
  edit(id: ObjectId): void
  finishEditing(): void
  zoomIn(): void
  zoomOut(): void
  /** `zoom` 1 is 100 %; around the middle of the view. */
  zoomTo(zoom: number): void
  /** Shows everything on the page. */
  fit(): void
  fitSelection(): void
  /** The view a page opens with: everything, but never larger than 100 %; the origin on an empty page. */
  home(): void
  /** Brings an object into view if it is not, and selects it. */
  focusObject(id: ObjectId): void
  undo(): void
  redo(): void
}

export interface CanvasEngine {
  /** Puts the canvas into `host` (which must have a size) and starts listening. Returns the way to take it out again. */
  mount(host: HTMLElement): () => void
  readonly camera: Readable<Camera>
  readonly viewport: Readable<Size>
  readonly selection: Readable<ReadonlySet<ObjectId>>
  readonly tool: Readable<ToolName>
  /** Tool and state, such as `select.dragging`. True while a gesture runs: anything but an `idle` state. */
  readonly path: Readable<string>
  setTool(tool: ToolName): void
  /** The note that wants an editor, or null. */
  readonly editing: Readable<Editing | null>
  readonly textBox: Readable<TextBox | null>
  /** At most 150 objects in view, in reading order, 200 ms after the camera came to rest. */
  readonly mirror: Readable<readonly MirrorEntry[]>
  /** An element in page units under the overlay; null while not mounted. Portal live DOM into it. It lets pointers through; children that want them set `pointer-events: auto`. */
  readonly world: Readable<HTMLElement | null>
  readonly commands: CanvasCommands
  /** Tells of refusals. Returns the way to stop. */
  onNotice(listener: (notice: Notice) => void): () => void
  /** Live objects, areas before what lies in them, rows from the top, then from the left. */
  objectsInReadingOrder(): readonly ObjectId[]
  /** Where an object is drawn now, in pixels from the host's upper left corner; null when it is not on the page. */
  screenRectOf(id: ObjectId): PageRect | null
  /** Bounds of the selection in pixels from the host's upper left corner, for a toolbar; null when nothing is selected or the camera moves. */
  readonly selectionBox: Readable<PageRect | null>
  toPage(point: ScreenPoint): PagePoint
  /** Objects that stay on the page but are not painted (while something else stands for them). */
  setHidden(ids: ReadonlySet<ObjectId>): void
  destroy(): void
}
