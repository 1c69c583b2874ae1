/**
 * The part of the timeline that is in memory, and the scene at one moment of it. Going forward applies what happened in
 * between; going back starts from the keyframe again, which takes some milliseconds for 20,000 operations.
 */
import type { ObjectId } from '@/domain/base/ids'
import {
  applyOperation,
  emptyKeyframe,
  type RunningScene,
  type Scene,
  type SceneKeyframe,
  type SceneOperation,
  type SceneStretch,
  sceneFrom,
} from '@/domain/contribution/scene'

export type Changed = ReadonlySet<ObjectId> | 'all'

export class Reel {
  private keyframe: SceneKeyframe = emptyKeyframe
  private operations: SceneOperation[] = []
  private running: RunningScene = sceneFrom(emptyKeyframe)
  /** Index of the first operation that has not happened yet. */
  private next = 0
  /** Below the keyframe's seq until something was loaded. */
  private loadedTo = -1
  private head = 0
  /** Another keyframe was taken in since the last look: what was shown before says nothing about what is there now. */
  private replaced = false

  get scene(): Scene {
    return this.running
  }
  /** Everything up to here is in memory. */
  get toSeq(): number {
    return this.loadedTo
  }
  get headSeq(): number {
    return this.head
  }
  /** The keyframe's seq: nothing before it is in memory. */
  get fromSeq(): number {
    return this.keyframe.seq
  }

  holds(seq: number): boolean {
    return seq >= this.keyframe.seq && seq <= this.loadedTo
  }

  /** Takes a stretch in: one with a keyframe replaces what was there, one without continues it. */
  load(stretch: SceneStretch): void {
    if (stretch.keyframe) {
      this.keyframe = stretch.keyframe
      this.operations = []
      this.replaced = true
      this.rewind()
    }
    for (const operation of stretch.operations) this.operations.push(operation)
    this.loadedTo = stretch.toSeq
    this.head = stretch.headSeq
  }

  /** Goes to just after row `seq`, which must be held, and says what changed since the last look. */
  goTo(seq: number): Changed {
    const back = seq < this.running.seq
    if (back) this.rewind()
    const changed = this.forward((operation) => operation.seq <= seq)
    this.running.seq = seq
    return this.look(back ? 'all' : changed)
  }

  /** Goes on until everything that had happened by `moment` (ms) has happened, as far as it is held. */
  playTo(moment: number): Changed {
    return this.look(this.forward((operation) => operation.at <= moment))
  }

  private look(changed: Changed): Changed {
    const all = this.replaced
    this.replaced = false
    return all ? 'all' : changed
  }

  /** Seq of the next or the last row that changed something, or null at either end of what is held. */
  neighbour(step: 1 | -1): number | null {
    if (step === 1) return this.operations[this.next]?.seq ?? null
    const last = this.operations[this.next - 1]
    if (!last) return null
    const before = this.operations.findLast((operation, index) => index < this.next && operation.seq < last.seq)
    return before?.seq ?? this.keyframe.seq
  }

  private forward(wanted: (operation: SceneOperation) => boolean): ReadonlySet<ObjectId> {
    const changed = new Set<ObjectId>()
    for (let operation = this.operations[this.next]; operation && wanted(operation); operation = this.operations[++this.next]) {
      applyOperation(this.running, operation)
      changed.add(operation.id)
    }
    return changed
  }

  private rewind(): void {
    this.running = sceneFrom(this.keyframe)
    this.next = 0
  }
}
