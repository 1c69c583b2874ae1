/**
 * Own undo: one line of own acts, newest last. Taking one back never touches another person's work: a value somebody
 * changed since stays as they left it, and an object somebody else wrote in is not put into the bin.
 *
 * Typing has an undo of its own kind (it is merged character by character). It joins this line through `remember`, so
 * that Ctrl+Z goes back through acts of both kinds in the order in which they were done.
 */
import type { ObjectId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { BoardChange, ChangeRefusal } from '@/domain/board/change'
import type { PageModel } from '@/domain/board/page-model'
import type { Clock, UndoOutcome, UndoPort, UndoRefusal } from '../canvas/ports'
import { cell, type Readable } from '../store/cell'
import { joined, type Part, partsOf, reversed, stillStands } from './inverse'

/** Who else had a hand in an object; answered by whoever knows the authors. */
export interface UndoWitness {
  /** Name of the person who last changed the object, when that is known and is not me. */
  changedBy(id: ObjectId): string | null
  /** True when words of somebody else stand in it. */
  othersWroteIn(id: ObjectId): boolean
}

/** A step of another kind: it knows how to go back and forth by itself. */
export interface ForeignStep {
  undo(): Result<UndoOutcome, UndoRefusal>
  redo(): Result<UndoOutcome, UndoRefusal>
}

export interface UndoStack extends UndoPort {
  readonly canUndo: Readable<boolean>
  readonly canRedo: Readable<boolean>
  /** Puts a step that was already done onto the line. */
  remember(step: ForeignStep): void
  /** Ends a gesture: the next `perform` with the same name begins a new step. */
  seal(): void
  /** Takes a foreign step off the line, wherever it is, because its own history dropped it. */
  forget(step: ForeignStep): void
}

interface OwnStep {
  readonly parts: readonly Part[]
  readonly gesture: string | undefined
}
type Step = { readonly own: OwnStep } | { readonly foreign: ForeignStep }

/** Older steps are forgotten; nobody goes back further by Ctrl+Z. */
const mostSteps = 200

export function createUndoStack(page: PageModel, clock: Clock, witness: UndoWitness = nobody): UndoStack {
  const done = cell<readonly Step[]>([])
  const undone = cell<readonly Step[]>([])
  const canUndo = cell(false)
  const canRedo = cell(false)
  done.subscribe(() => canUndo.set(done.get().length > 0))
  undone.subscribe(() => canRedo.set(undone.get().length > 0))
  let open = false

  const push = (step: Step): void => done.update((steps) => [...steps, step].slice(-mostSteps))

  const perform = (changes: readonly BoardChange[], gesture?: string): Result<void, ChangeRefusal> => {
    const parts = partsOf(page, changes)
    const outcome = page.apply(changes)
    if (!outcome.ok || parts.length === 0) return outcome
    const last = done.get().at(-1)
    undone.set([])
    if (open && gesture !== undefined && last && 'own' in last && last.own.gesture === gesture) {
      done.update((steps) => [...steps.slice(0, -1), { own: { gesture, parts: joined(last.own.parts, parts) } }])
    } else {
      push({ own: { gesture, parts } })
    }
    open = gesture !== undefined
    return outcome
  }

  const goBack = (step: Step, forth: boolean): { outcome: Result<UndoOutcome, UndoRefusal>; opposite: Step | null } => {
    if ('foreign' in step) return { outcome: forth ? step.foreign.redo() : step.foreign.undo(), opposite: step }
    const mine: Part[] = []
    const left = new Map<ObjectId, string | null>()
    for (const part of step.own.parts) {
      const unmakes = part.made && !forth
      if (!stillStands(page, part) || (unmakes && witness.othersWroteIn(part.id))) left.set(part.id, witness.changedBy(part.id))
      else mine.push(unmakes ? { ...part, was: { kind: 'set-bin', id: part.id, at: clock.now() } } : part)
    }
    const leftAlone = [...left].map(([id, by]) => ({ id, by }))
    if (mine.length === 0) return { outcome: refused({ kind: 'changed since', objects: leftAlone }), opposite: null }
    const outcome = page.apply(mine.map((part) => part.was))
    if (!outcome.ok) return { outcome: refused({ kind: 'refused', reason: outcome.refusal }), opposite: null }
    const objects = [...new Set(mine.map((part) => part.id))]
    return { outcome: accepted({ objects, left: leftAlone }), opposite: { own: { parts: reversed(mine), gesture: undefined } } }
  }

  const take = (from: typeof done, to: typeof done, forth: boolean): Result<UndoOutcome, UndoRefusal> => {
    open = false
    const step = from.get().at(-1)
    if (!step) return refused({ kind: 'nothing' })
    const { outcome, opposite } = goBack(step, forth)
    // A step refused because the page may not be written now can be tried again; one that is no longer ours cannot.
    if (!outcome.ok && outcome.refusal.kind === 'refused') return outcome
    from.update((steps) => steps.filter((other) => other !== step))
    if (outcome.ok && opposite) to.update((steps) => [...steps, opposite])
    return outcome
  }

  const isStep =
    (foreign: ForeignStep) =>
    (step: Step): boolean =>
      'foreign' in step && step.foreign === foreign
  return {
    canUndo,
    canRedo,
    perform,
    undo: () => take(done, undone, false),
    redo: () => take(undone, done, true),
    remember: (foreign) => {
      open = false
      undone.set([])
      push({ foreign })
    },
    seal: () => {
      open = false
    },
    forget: (foreign) => {
      const others = (steps: readonly Step[]): readonly Step[] =>
        steps.some(isStep(foreign)) ? steps.filter((step) => !isStep(foreign)(step)) : steps
      done.update(others)
      undone.update(others)
    },
  }
}

const nobody: UndoWitness = { changedBy: () => null, othersWroteIn: () => false }
