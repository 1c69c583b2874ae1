/**
 * The port through which canvas, screens and tests see a page. `client/session` implements it over Yjs,
 * `client/canvas/testing` over a plain map; both pass the same contract suite.
 */
import type { ObjectId } from '../base/ids'
import type { Result } from '../base/result'
import type { BoardChange, ChangeRefusal } from './change'
import type { BoardObject } from './object'

export interface PageModel {
  /** The object as a frozen value, binned ones included; undefined when there is none. The same value until it changes. */
  get(id: ObjectId): BoardObject | undefined
  /** All objects, binned ones included, in no particular order. */
  all(): Iterable<BoardObject>
  readonly size: number
  /**
   * Carries out all changes in one transaction, or none of them. The changes of one call are one step for undo,
   * for attribution and for replay.
   */
  apply(changes: readonly BoardChange[]): Result<void, ChangeRefusal>
  /**
   * Called once per transaction (local or remote) with the ids that changed, `'all'` after the first load.
   * Returns the way to stop listening.
   */
  subscribe(listener: (changed: ReadonlySet<ObjectId> | 'all', byMe: boolean) => void): () => void
}
