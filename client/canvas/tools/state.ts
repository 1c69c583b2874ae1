/**
 * What a tool is made of. A tool is a set of states, one a file; a state answers events, and may name the state that
 * comes next together with what that one needs to know. Coming and leaving are the only places where something is set
 * up and cleaned up; `cancel` always leads back to rest. All states of all tools stand in one table, so that a note
 * placed with one tool can be handed to the other one's editing.
 */
import type { ObjectId } from '@/domain/base/ids'
import type { PagePoint, PageRect, ScreenPoint } from '@/domain/geometry/spaces'
import type { Handle } from '../arrange/resize'
import type { Selection } from '../select/selection'
import type { ToolContext } from './context'

/** One pointer, whatever made it. */
export interface CanvasPointer {
  readonly screen: ScreenPoint
  readonly page: PagePoint
  readonly device: 'mouse' | 'touch' | 'pen'
  readonly shift: boolean
  readonly alt: boolean
  /** Ctrl, or the command key of a Mac. */
  readonly accel: boolean
}

/** Every state there is, and what it has to be told on coming. */
export interface StateInfo {
  'select.idle': null
  'select.pointing-object': { readonly id: ObjectId; readonly origin: CanvasPointer; readonly wasSelected: boolean }
  'select.dragging': { readonly origin: CanvasPointer; readonly now: CanvasPointer }
  'select.pointing-canvas': { readonly origin: CanvasPointer }
  'select.marquee': { readonly origin: CanvasPointer; readonly now: CanvasPointer; readonly before: Selection }
  'select.panning': { readonly origin: CanvasPointer }
  'select.pointing-handle': { readonly handle: Handle; readonly origin: CanvasPointer }
  'select.resizing': { readonly handle: Handle; readonly origin: CanvasPointer; readonly now: CanvasPointer }
  'select.editing': { readonly id: ObjectId; readonly at: ScreenPoint | null; readonly fresh: boolean }
  'note.idle': null
  'note.pointing': { readonly origin: CanvasPointer }
  'area.idle': null
  'area.pointing': { readonly origin: CanvasPointer }
  'area.drawing': { readonly origin: CanvasPointer; readonly now: CanvasPointer }
  'connector.idle': null
  'connector.drawing': { readonly from: ObjectId; readonly now: CanvasPointer }
  'hand.idle': null
  'hand.panning': { readonly origin: CanvasPointer }
}

export type StateName = keyof StateInfo
/** Which state comes next; nothing means staying. */
export type Step = { [Name in StateName]: { readonly to: Name; readonly info: StateInfo[Name] } }[StateName] | undefined

export interface State {
  readonly pointerDown?: (pointer: CanvasPointer) => Step
  readonly pointerMove?: (pointer: CanvasPointer) => Step
  readonly pointerUp?: (pointer: CanvasPointer) => Step
  readonly doubleClick?: (pointer: CanvasPointer) => Step
  /** Touch rested in one place for half a second. */
  readonly longPress?: (pointer: CanvasPointer) => Step
  /** Escape, a second finger, lost focus: back to rest, nothing half done. */
  readonly cancel: () => Step
  /** Called once when the state is left, for whatever reason. */
  readonly leave?: () => void
}

export type StateFactory<Name extends StateName> = (context: ToolContext, info: StateInfo[Name]) => State
export type StateTable = { readonly [Name in StateName]: StateFactory<Name> }
/** The part of the table that one tool contributes. */
export type ToolStates<Tool extends string> = { readonly [Name in Extract<StateName, `${Tool}.${string}`>]: StateFactory<Name> }

/** A pointer has to travel this far (screen pixels) before it is a drag; fingers are less steady. */
export const isDrag = (origin: CanvasPointer, now: CanvasPointer): boolean =>
  Math.hypot(now.screen.x - origin.screen.x, now.screen.y - origin.screen.y) > (now.device === 'touch' ? 9 : 4)

/** A sketch of what a gesture would do, drawn over everything. */
export interface Sketch {
  readonly marquee?: PageRect
  /** Outline of a thing to be made. */
  readonly ghost?: PageRect
  /** A connector in the making. */
  readonly line?: { readonly from: PagePoint; readonly to: PagePoint }
  /** What a drop would land in or a connector end at. */
  readonly target?: ObjectId
}
