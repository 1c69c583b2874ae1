/**
 * Who first wrote what a transaction inserted? The three rules that see through editors which delete and re-insert
 * other people's words. The thresholds are there because lineage could be abused: with shorter pieces a person could
 * assemble a new sentence from another's letters and have it credited to them.
 */
import type { ObjectId } from '../base/ids'
import { type DeletedMemory, idsAt } from './deleted-memory'
import type { IdRange, OriginKind, TextSpan } from './lineage'
import { tile } from './tiling'

/** Pieces shorter than this are nobody's phrase. */
export const shortestPhrase = 8
const mostTiles = 4
const coveredShare = 0.6

/** One stretch that a transaction inserted. */
export interface InsertedRun extends TextSpan {
  /** Ids of deleted characters that lie directly to the right, as many as the run is long or fewer. */
  readonly deletedToTheRight: readonly IdRange[]
  /** Living text directly to the left, at most as long as the run: an insertion can be described one step to the left when letters repeat. */
  readonly textToTheLeft: string
}

/** What one transaction did to the text of one object; both lists in document order. */
export interface TextEdit {
  readonly objectId: ObjectId
  readonly inserted: readonly InsertedRun[]
  readonly deleted: readonly TextSpan[]
}

/** Inserted characters and the characters they repeat (not yet resolved to their roots). `from` is the object those were deleted from. */
export interface Origin extends IdRange {
  readonly srcClient: number
  readonly srcClock: number
  readonly kind: OriginKind
  readonly from: ObjectId
}

/**
 * Traces everything one transaction inserted. `memory` must already hold what this transaction deleted. Characters that
 * no origin covers were first written here, by whoever owns their client id.
 */
export function traceOrigins(edits: readonly TextEdit[], memory: DeletedMemory): Origin[] {
  return edits.flatMap((edit) => {
    const origins: Origin[] = []
    const left = edit.inserted.filter((run) => !take(origins, restored(run, memory)))
    const moves = moved(left, edit)
    if (moves.length > 0) return [...origins, ...moves]
    for (const run of left) take(origins, pasted(run, memory))
    return origins
  })
}

function take(origins: Origin[], found: readonly Origin[] | null): boolean {
  if (!found) return false
  origins.push(...found)
  return true
}

/** Undo puts a copy directly before the deleted original. */
function restored(run: InsertedRun, memory: DeletedMemory): Origin[] | null {
  const text: string[] = []
  let from: ObjectId | null = null
  for (const range of run.deletedToTheRight) {
    for (let i = 0; i < range.len && text.length < run.text.length; i++) {
      const known = memory.at(range.client, range.clock + i)
      if (!known) return null
      from = known.objectId
      text.push(known.unit)
    }
  }
  if (from === null || text.join('') !== run.text) return null
  return link(run, 0, clip(run.deletedToTheRight, run.text.length), 'restored', from)
}

/** Splitting, joining and dragging delete and insert the same words in one transaction. */
function moved(runs: readonly InsertedRun[], edit: TextEdit): Origin[] {
  const text = runs.map((run) => run.text).join('')
  const source = edit.deleted.map((span) => span.text).join('')
  if (text === '' || source === '') return []
  const whole = [text, text.trim()].find(
    (piece) => piece !== '' && source.includes(piece) && (piece.length >= shortestPhrase || piece.length >= coveredShare * source.length),
  )
  const tiles =
    whole === undefined
      ? tile(text, source, shortestPhrase, mostTiles)
      : [{ at: text.indexOf(whole), from: source.indexOf(whole), len: whole.length }]
  if (tiles.reduce((sum, one) => sum + one.len, 0) < coveredShare * text.length) return []
  return tiles.flatMap((one) => linkAcross(runs, one.at, idsAt(edit.deleted, one.from, one.len), 'moved', edit.objectId))
}

/** Paste, or a drag from one note to another: a whole phrase that was lately deleted somewhere on the page. */
function pasted(run: InsertedRun, memory: DeletedMemory): Origin[] | null {
  for (const turn of equalTurns(run)) {
    const piece = turn.text.trim()
    for (const phrase of turn.text === piece ? [piece] : [turn.text, piece]) {
      if (phrase.length < shortestPhrase) continue
      const found = memory.find(phrase)
      if (!found) continue
      const at = (turn.text.indexOf(phrase) + turn.by) % run.text.length
      const head = Math.min(phrase.length, run.text.length - at)
      return [
        ...link(run, at, clip(found.ids, head), 'pasted', found.objectId),
        ...link(run, 0, skip(found.ids, head), 'pasted', found.objectId),
      ]
    }
  }
  return null
}

/**
 * When the letters before an insertion equal its last letters, the same edit can be described some steps to the left:
 * "two " put before "ten" looks like "wo t" put after "t". All descriptions of the edit, the plain one first; `by` is
 * the place in the run where the description begins.
 */
function equalTurns(run: InsertedRun): Array<{ readonly text: string; readonly by: number }> {
  const turns = [{ text: run.text, by: 0 }]
  if (run.text.length < shortestPhrase) return turns
  for (let back = 1; back < run.text.length && back <= run.textToTheLeft.length; back++) {
    const by = run.text.length - back
    if (run.textToTheLeft.charAt(run.textToTheLeft.length - back) !== run.text.charAt(by)) break
    turns.push({ text: run.text.slice(by) + run.text.slice(0, by), by })
  }
  return turns
}

/** Links the ids, in order, to the units of one run from `at` on. */
function link(run: TextSpan, at: number, ids: readonly IdRange[], kind: OriginKind, from: ObjectId): Origin[] {
  let clock = run.clock + at
  return ids.map((id) => {
    const origin = { client: run.client, clock, len: id.len, srcClient: id.client, srcClock: id.clock, kind, from }
    clock += id.len
    return origin
  })
}

/** The same over the joined text of several runs. */
function linkAcross(runs: readonly TextSpan[], at: number, ids: readonly IdRange[], kind: OriginKind, from: ObjectId): Origin[] {
  const origins: Origin[] = []
  let start = 0
  let done = 0
  const len = total(ids)
  for (const run of runs) {
    const first = Math.max(at, start)
    const last = Math.min(at + len, start + run.text.length)
    if (first < last) {
      origins.push(...link(run, first - start, clip(skip(ids, done), last - first), kind, from))
      done += last - first
    }
    start += run.text.length
  }
  return origins
}

const total = (ids: readonly IdRange[]): number => ids.reduce((sum, id) => sum + id.len, 0)

function clip(ids: readonly IdRange[], len: number): IdRange[] {
  const kept: IdRange[] = []
  let left = len
  for (const id of ids) {
    if (left <= 0) break
    kept.push({ ...id, len: Math.min(id.len, left) })
    left -= id.len
  }
  return kept
}

function skip(ids: readonly IdRange[], len: number): IdRange[] {
  const kept: IdRange[] = []
  let left = len
  for (const id of ids) {
    if (left >= id.len) left -= id.len
    else {
      kept.push({ client: id.client, clock: id.clock + left, len: id.len - left })
      left = 0
    }
  }
  return kept
}
