/**
 * The scene timeline: what stood on a page, as flat operations with seq and author, and plain keyframes in between.
 * Applying operations is cheap (a million in about half a second), so replay runs in the browser at any speed and
 * scrubbing backwards is a keyframe plus a tail. Derived from the journal; rebuildable.
 */
import type { ObjectId, ParticipantId } from '../base/ids'
import type { BoardObject } from '../board/object'
import { currentAssertions, type TagAssertion } from '../involvement/tag'
import { runsText, spliceRuns } from './author-runs'
import type { AuthorRun } from './contribution'

/** One object of a scene: its values and, for notes, who wrote which stretch. */
export interface SceneObject {
  /** A note's `text` is the text of the runs. */
  readonly object: BoardObject
  /** Whose act made it; null for the system. */
  readonly author: ParticipantId | null
  /** When it was made. */
  readonly madeAtSeq: number
  readonly madeAt: number
  readonly runs: readonly AuthorRun[]
  /** Units each person first wrote here, ever (not what others carried here). */
  readonly written: Readonly<Record<string, number>>
  /** Everybody who changed the text, in the order of their first change. */
  readonly editors: readonly ParticipantId[]
  /** The text as the first writer left it, kept from the moment somebody else changed it; null while nobody has. */
  readonly original: string | null
  /** The newest word of each asserter and capacity about each question; what is handed down stands on the areas. */
  readonly tags: readonly TagAssertion[]
}

/** `at` is the server's time of receipt in ms; `by` is whose words or act it was, null for the system. */
interface Stamp {
  readonly seq: number
  readonly at: number
  readonly by: ParticipantId | null
}
export type SceneOperation =
  /** The object's values. Text is not among them: a new note starts empty and a known one keeps its runs. */
  | (Stamp & { readonly op: 'put'; readonly id: ObjectId; readonly object: BoardObject })
  /** Replaces `remove` UTF-16 units at `index` by runs of text. */
  | (Stamp & {
      readonly op: 'text'
      readonly id: ObjectId
      readonly index: number
      readonly remove: number
      readonly insert: readonly AuthorRun[]
    })
  /** Somebody said what an object is about. */
  | (Stamp & { readonly op: 'tag'; readonly id: ObjectId; readonly assertion: TagAssertion })

export interface Scene {
  readonly seq: number
  readonly at: number
  readonly objects: ReadonlyMap<ObjectId, SceneObject>
}

/** A scene that operations are carried out on in place; its objects are values and may be handed out. */
export interface RunningScene {
  seq: number
  at: number
  readonly objects: Map<ObjectId, SceneObject>
}

/** A scene as it is stored and sent: the objects in the order they were made. */
export interface SceneKeyframe {
  readonly seq: number
  readonly at: number
  readonly objects: readonly SceneObject[]
}

/** A part of the timeline, for replay. */
export interface SceneStretch {
  /** Where the operations start from; null when somebody asked only for what came after a moment they hold. */
  readonly keyframe: SceneKeyframe | null
  /** In order, all above the keyframe's seq. */
  readonly operations: readonly SceneOperation[]
  /** Everything up to here is in it. Below `headSeq` there is more to ask for. */
  readonly toSeq: number
  readonly headSeq: number
}

export const emptyKeyframe: SceneKeyframe = { seq: 0, at: 0, objects: [] }

export const sceneFrom = (keyframe: SceneKeyframe): RunningScene => ({
  seq: keyframe.seq,
  at: keyframe.at,
  objects: new Map(keyframe.objects.map((one) => [one.object.id, one])),
})

export const keyframeOf = (scene: Scene): SceneKeyframe => ({ seq: scene.seq, at: scene.at, objects: [...scene.objects.values()] })

/**
 * Carries out one operation and returns the object as it is now. Operations come in order of seq; any other than
 * "put" on an object that was never put is a fault of the log and throws.
 */
export function applyOperation(scene: RunningScene, operation: SceneOperation): SceneObject {
  const known = scene.objects.get(operation.id)
  const changed = carriedOut(known, operation)
  scene.objects.set(operation.id, changed)
  scene.seq = operation.seq
  scene.at = operation.at
  return changed
}

function carriedOut(known: SceneObject | undefined, operation: SceneOperation): SceneObject {
  switch (operation.op) {
    case 'put':
      return put(known, operation)
    case 'text':
      return write(existing(known, operation), operation)
    case 'tag': {
      const tagged = existing(known, operation)
      return { ...tagged, tags: currentAssertions([...tagged.tags, operation.assertion]) }
    }
  }
}

function existing(known: SceneObject | undefined, { id, seq }: SceneOperation): SceneObject {
  if (!known) throw new Error(`The scene holds no object ${id} to change at ${seq}.`)
  return known
}

function put(known: SceneObject | undefined, { object, by, seq, at }: SceneOperation & { op: 'put' }): SceneObject {
  if (known) return { ...known, object: withText(object, runsText(known.runs)) }
  return {
    object: withText(object, ''),
    author: by,
    madeAtSeq: seq,
    madeAt: at,
    runs: [],
    written: {},
    editors: [],
    original: null,
    tags: [],
  }
}

function write(known: SceneObject, operation: SceneOperation & { op: 'text' }): SceneObject {
  const { index, remove, insert, by } = operation
  const { object, editors, original } = known
  const firstWriter = editors[0]
  const byAnother = by !== null && firstWriter !== undefined && by !== firstWriter
  return {
    object:
      object.kind === 'note'
        ? { ...object, text: object.text.slice(0, index) + runsText(insert) + object.text.slice(index + remove) }
        : object,
    author: known.author,
    madeAtSeq: known.madeAtSeq,
    madeAt: known.madeAt,
    runs: spliceRuns(known.runs, index, remove, insert),
    written: addWritten(known.written, insert),
    editors: by === null || editors.includes(by) ? editors : [...editors, by],
    original: original ?? (byAnother ? runsText(known.runs) : null),
    tags: known.tags,
  }
}

const withText = (object: BoardObject, text: string): BoardObject => (object.kind === 'note' ? { ...object, text } : object)

function addWritten(written: SceneObject['written'], inserted: readonly AuthorRun[]): SceneObject['written'] {
  let counts: Record<string, number> | null = null
  for (const { wordsBy, how, text } of inserted) {
    if (wordsBy === null || how !== undefined) continue
    counts ??= { ...written }
    counts[wordsBy] = (counts[wordsBy] ?? 0) + text.length
  }
  return counts ?? written
}

/** The scene as of `seq`: the keyframe with every operation up to it. `operations` are in order and follow the keyframe. */
export function sceneAt(keyframe: SceneKeyframe, operations: readonly SceneOperation[], seq: number): Scene {
  const scene = sceneFrom(keyframe)
  for (const operation of operations) {
    if (operation.seq > seq) break
    if (operation.seq > keyframe.seq) applyOperation(scene, operation)
  }
  return scene
}
