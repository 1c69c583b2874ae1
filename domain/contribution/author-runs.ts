/** Stretches of text with their writers: joining, cutting, counting. Lengths and indices are UTF-16 units. */
import type { ObjectId, ParticipantId } from '../base/ids'
import type { AuthorRun, WordShare } from './contribution'

const sameWriters = (a: AuthorRun, b: AuthorRun): boolean =>
  a.wordsBy === b.wordsBy && a.placedBy === b.placedBy && a.how === b.how && a.root === b.root

/** The same text with as few runs as possible; empty runs vanish. */
export function mergeRuns(runs: readonly AuthorRun[]): AuthorRun[] {
  const merged: AuthorRun[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    if (run.text === '') continue
    if (last && sameWriters(last, run)) merged[merged.length - 1] = { ...last, text: last.text + run.text }
    else merged.push(run)
  }
  return merged
}

/**
 * Replaces `remove` units at `index`. Places beyond the end count as the end. Only the runs at that place are looked at:
 * replay does this for every key somebody pressed.
 */
export function spliceRuns(runs: readonly AuthorRun[], index: number, remove: number, insert: readonly AuthorRun[]): AuthorRun[] {
  let first = 0
  let start = 0
  for (let run = runs[first]; run && first < runs.length - 1 && start + run.text.length < index; run = runs[++first])
    start += run.text.length
  const here = runs[first]
  const typed = remove === 0 && insert.length === 1 ? insert[0] : undefined
  if (here && typed && typed.text !== '' && sameWriters(here, typed) && (index < start + here.text.length || first === runs.length - 1)) {
    const all = [...runs]
    all[first] = { ...here, text: here.text.slice(0, index - start) + typed.text + here.text.slice(index - start) }
    return all
  }
  let last = first
  let end = start
  for (let run = runs[last]; run && end <= index + remove; run = runs[++last]) end += run.text.length
  const touched = runs.slice(first, last)
  const middle = mergeRuns([
    ...cut(touched, 0, index - start),
    ...insert,
    ...cut(touched, index + remove - start, Number.POSITIVE_INFINITY),
  ])
  return [...runs.slice(0, first), ...middle, ...runs.slice(last)]
}

function cut(runs: readonly AuthorRun[], from: number, to: number): AuthorRun[] {
  const kept: AuthorRun[] = []
  let start = 0
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    if (text !== '') kept.push({ ...run, text })
    start += run.text.length
  }
  return kept
}

export const runsText = (runs: readonly AuthorRun[]): string => runs.map((run) => run.text).join('')

/** What the count of words needs to know of one note. */
export interface WrittenNote {
  readonly object: { readonly id: ObjectId }
  readonly runs: readonly AuthorRun[]
  /** Units each person first wrote here, ever. */
  readonly written: Readonly<Record<string, number>>
}

/**
 * For every note: how much of each person's writing still stands. A word that was carried to another note is not
 * deleted: it is `alive` where it stands now. Words restored twice stand twice; `deleted` is never below zero.
 */
export function wordShares(notes: Iterable<WrittenNote>): Map<ObjectId, WordShare[]> {
  const all = [...notes]
  const standing = new Map<string, number>()
  for (const note of all) {
    for (const run of note.runs) {
      if (run.wordsBy === null) continue
      const key = `${run.root ?? note.object.id} ${run.wordsBy}`
      standing.set(key, (standing.get(key) ?? 0) + run.text.length)
    }
  }
  return new Map(all.map((note) => [note.object.id, sharesOf(note, standing)]))
}

function sharesOf(note: WrittenNote, standing: ReadonlyMap<string, number>): WordShare[] {
  const people = new Set([...Object.keys(note.written), ...note.runs.flatMap((run) => run.wordsBy ?? [])]) as Set<ParticipantId>
  return [...people].sort().map((participantId) => {
    const own = note.runs.filter((run) => run.wordsBy === participantId)
    const length = (runs: readonly AuthorRun[]): number => runs.reduce((sum, run) => sum + run.text.length, 0)
    return {
      participantId,
      alive: length(own),
      deleted: Math.max(0, (note.written[participantId] ?? 0) - (standing.get(`${note.object.id} ${participantId}`) ?? 0)),
      placedByOthers: length(own.filter((run) => run.placedBy !== participantId)),
    }
  })
}
