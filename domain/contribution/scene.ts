/**
 * The scene timeline: what stood on a page, as flat operations with seq and author, and plain keyframes in between.
 * Applying operations is cheap (a million in about half a second), so replay runs in the browser at any speed and
 * scrubbing backwards is a keyframe plus a tail. Derived from the journal; rebuildable; versioned by `sceneRevision`.
 */
import type { ObjectId, ParticipantId } from '../base/ids'
import type { BoardObject } from '../board/object'
import type { AuthorRun } from './contribution'

export const sceneRevision = 1

/** One object of a scene: its values and, for notes, who wrote which stretch. `madeBy` is replaced by `author`. */
export interface SceneObject {
  readonly object: BoardObject
  readonly author: ParticipantId | null
  readonly runs: readonly AuthorRun[]
}

/** `at` is the server's time of receipt in ms; `by` is whose words or act it was, null for the system. */
interface Stamp {
  readonly seq: number
  readonly at: number
  readonly by: ParticipantId | null
}
export type SceneOperation =
  | (Stamp & { readonly op: 'put'; readonly id: ObjectId; readonly object: BoardObject })
  /** Replaces `remove` UTF-16 units at `index` by runs of text. */
  | (Stamp & { readonly op: 'text'; readonly id: ObjectId; readonly index: number; readonly remove: number; readonly insert: readonly AuthorRun[] })

export interface Scene {
  readonly seq: number
  readonly at: number
  readonly objects: ReadonlyMap<ObjectId, SceneObject>
}
