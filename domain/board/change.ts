/**
 * Everything a person can do to a page's objects, as values. Tools return them, the undo stack inverts them, the
 * Yjs adapter and the bare in-memory document of the tests both carry them out. There is no "delete": things go to
 * the bin and come back. (Invariant 6)
 */
import type { ObjectId } from '../base/ids'
import type { AreaStyle, Birth, ConnectorStyle, Ends, Geometry, NoteColour, NoteStyle, Placement } from './object'

export type BoardChange =
  | {
      readonly kind: 'add-note'
      readonly id: ObjectId
      readonly birth: Omit<Birth, 't' | 'v'>
      readonly placement: Placement
      readonly geometry: Geometry
      readonly style: NoteStyle
      readonly text: string
    }
  | {
      readonly kind: 'add-area'
      readonly id: ObjectId
      readonly birth: Omit<Birth, 't' | 'v'>
      readonly placement: Placement
      readonly geometry: Geometry
      readonly style: AreaStyle
    }
  | {
      readonly kind: 'add-connector'
      readonly id: ObjectId
      readonly birth: Omit<Birth, 't' | 'v'>
      readonly placement: Placement
      readonly ends: Ends
      readonly style: ConnectorStyle
    }
  | { readonly kind: 'set-geometry'; readonly id: ObjectId; readonly geometry: Geometry }
  | { readonly kind: 'set-placement'; readonly id: ObjectId; readonly placement: Placement }
  | { readonly kind: 'set-colour'; readonly id: ObjectId; readonly colour: NoteColour }
  | { readonly kind: 'set-area'; readonly id: ObjectId; readonly style: AreaStyle }
  | { readonly kind: 'set-meaning'; readonly id: ObjectId; readonly style: ConnectorStyle }
  /** `at` is the device's clock in ms; null takes it out of the bin. */
  | { readonly kind: 'set-bin'; readonly id: ObjectId; readonly at: number | null }

/** Why a change could not be carried out. */
export type ChangeRefusal = 'unknown object' | 'read only' | 'locked' | 'page full' | 'wrong kind'
