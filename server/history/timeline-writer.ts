/**
 * Cuts the stream of operations into segments and decides where keyframes stand. Where they stand depends on the rows
 * alone, never on how many rows were read at a time, so history derived live and derived again has the same cuts.
 */
import type { Scene, SceneKeyframe, SceneObject, SceneOperation } from '@/domain/contribution/scene'
import { keyframeOf } from '@/domain/contribution/scene'

/** A keyframe after so many rows, or when the tail has outgrown a quarter of the last keyframe, or after a pause. */
export const keyframeRules = { mostRows: 20_000, fewestRows: 500, tailShare: 0.25, pauseMs: 600_000 } as const
const operationsPerSegment = 1_000

/** Operations from `fromSeq` to `toSeq`, each already as JSON. */
export interface SegmentDraft {
  readonly fromSeq: number
  readonly toSeq: number
  readonly fromAt: number
  readonly toAt: number
  readonly operations: readonly string[]
}

export interface TimelineState {
  readonly open: SegmentDraft | null
  readonly rowsSince: number
  readonly tailSize: number
  readonly keyframeSize: number
  readonly lastAt: number
}

const atStart: TimelineState = { open: null, rowsSince: 0, tailSize: 0, keyframeSize: 0, lastAt: 0 }

export class TimelineWriter {
  private open: SegmentDraft | null
  private operations: string[]
  private rowsSince: number
  private tailSize: number
  private keyframeSize: number
  private lastAt: number
  /** Scene objects are values: a changed one is another. */
  private readonly written = new WeakMap<SceneObject, string>()
  private readonly segments = new Map<number, SegmentDraft>()
  private readonly keyframes: Array<{ readonly keyframe: SceneKeyframe; readonly json: string }> = []

  constructor(state: TimelineState = atStart) {
    this.open = state.open
    this.operations = [...(state.open?.operations ?? [])]
    this.rowsSince = state.rowsSince
    this.tailSize = state.tailSize
    this.keyframeSize = state.keyframeSize
    this.lastAt = state.lastAt
  }

  state(): TimelineState {
    return { open: this.draft(), rowsSince: this.rowsSince, tailSize: this.tailSize, keyframeSize: this.keyframeSize, lastAt: this.lastAt }
  }

  /** To be called before a row is taken in, with the scene as it stands before it. */
  beforeRow(scene: Scene, at: number): void {
    const due =
      this.rowsSince >= keyframeRules.mostRows ||
      (this.rowsSince >= keyframeRules.fewestRows && this.tailSize > this.keyframeSize * keyframeRules.tailShare) ||
      (this.rowsSince > 0 && at - this.lastAt > keyframeRules.pauseMs)
    if (!due) return
    this.close()
    const keyframe = keyframeOf(scene)
    const json = this.jsonOf(keyframe)
    this.keyframes.push({ keyframe, json })
    this.keyframeSize = json.length
    this.rowsSince = 0
    this.tailSize = 0
  }

  /** To be called after every row, with what it did to the scene. */
  afterRow(seq: number, at: number, operations: readonly SceneOperation[]): void {
    this.rowsSince++
    this.lastAt = at
    if (operations.length === 0) return
    const texts = operations.map((operation) => JSON.stringify(operation))
    this.operations.push(...texts)
    this.tailSize += texts.reduce((sum, text) => sum + text.length, 0)
    this.open = { fromSeq: this.open?.fromSeq ?? seq, fromAt: this.open?.fromAt ?? at, toSeq: seq, toAt: at, operations: [] }
    if (this.operations.length >= operationsPerSegment) this.close()
  }

  /** Segments (the open one included, as it stands) and keyframes since the last call. */
  drain(): {
    readonly segments: SegmentDraft[]
    readonly keyframes: ReadonlyArray<{ readonly keyframe: SceneKeyframe; readonly json: string }>
  } {
    const open = this.draft()
    const segments = [...this.segments.values(), ...(open ? [open] : [])]
    const keyframes = [...this.keyframes]
    this.segments.clear()
    this.keyframes.length = 0
    return { segments, keyframes }
  }

  /** As `JSON.stringify` would write it. Most objects stand in many keyframes unchanged: each is written out once. */
  private jsonOf({ seq, at, objects }: SceneKeyframe): string {
    const texts = objects.map((one) => {
      const text = this.written.get(one) ?? JSON.stringify(one)
      this.written.set(one, text)
      return text
    })
    return `{"seq":${seq},"at":${at},"objects":[${texts.join(',')}]}`
  }

  private draft(): SegmentDraft | null {
    return this.open && { ...this.open, operations: [...this.operations] }
  }

  private close(): void {
    const draft = this.draft()
    if (draft) this.segments.set(draft.fromSeq, draft)
    this.open = null
    this.operations = []
  }
}
