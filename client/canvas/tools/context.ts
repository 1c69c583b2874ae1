/** What a tool may know and do. States get this and nothing else: no DOM, no painter, no time. */
import type { ObjectId } from '@/domain/base/ids'
import type { Result } from '@/domain/base/result'
import type { BoardChange, ChangeRefusal } from '@/domain/board/change'
import type { Geometry } from '@/domain/board/object'
import type { PageRect } from '@/domain/geometry/spaces'
import type { Cell, Readable } from '../../store/cell'
import type { Handle } from '../arrange/resize'
import type { Camera, CanvasCommands, Editing } from '../engine-contract'
import type { Scene, SceneItem } from '../scene/scene'
import type { Selection } from '../select/selection'
import type { CanvasPointer, Sketch } from './state'

export interface ToolContext {
  readonly scene: Scene
  readonly camera: Cell<Camera>
  readonly selection: Cell<Selection>
  readonly sketch: Cell<Sketch>
  readonly hovered: Cell<ObjectId | null>
  readonly editing: Cell<Editing | null>
  readonly readOnly: Readable<boolean>
  readonly commands: CanvasCommands
  /** The front-most thing under a pointer, with more room for fingers. */
  hit(pointer: CanvasPointer): SceneItem | null
  /** The handle of the selection under a pointer, if it may be resized. */
  handle(pointer: CanvasPointer): Handle | null
  /** Bounds of the selected things that have a size, in page units. */
  selectionBounds(): PageRect | null
  /** Shows things elsewhere without writing; null puts them back. */
  carry(geometries: ReadonlyMap<ObjectId, Geometry> | null): void
  /** Tells the others what is in one's hand. */
  showDrag(drag: { readonly ids: readonly ObjectId[]; readonly dx: number; readonly dy: number } | null): void
  /** Writes as one step of undo. Refusals are told to the person by the engine. */
  perform(changes: readonly BoardChange[]): Result<void, ChangeRefusal>
  /** How far `moving` should shift to line up with what lies around it, apart from `carried`. */
  snap(moving: PageRect, carried: ReadonlySet<ObjectId>): { readonly x: number; readonly y: number }
  /** Makes an area of that size, taking in the loose notes that lie wholly in it. */
  makeArea(rect: PageRect): Result<ObjectId, ChangeRefusal>
}
