/**
 * The characters that stand in one body, kept up to date edit by edit: adjoining ones of a client are one span, as
 * `livingSpans` would read them from the document. The lists are changed in place.
 */
import type { IdRange } from '@/domain/contribution/lineage'
import type { LivingSpan, Splice } from '@/domain/contribution/span-difference'
import type { SingleEdit, SingleTyping } from './single-edit'

/**
 * Carries out the edit and says what it did as a splice; null, with nothing done, when its place is not in the list.
 * `length` is that of the text before the edit: people mostly write at the end, so places are looked for from there.
 */
export function applySingle(living: LivingSpan[], length: number, edit: SingleEdit): Splice | null {
  return edit.kind === 'typed' ? typeIn(living, length, edit) : takeOut(living, length, edit.range)
}

interface Place {
  /** Which span, where in it, and where in the whole text. */
  readonly span: number
  readonly offset: number
  readonly index: number
}

function typeIn(living: LivingSpan[], length: number, { span, behind, before }: SingleTyping): Splice | null {
  const beside = behind ?? before
  const found = beside && placeOf(living, length, beside)
  if (beside ? !found : living.length > 0) return null
  const step = behind ? 1 : 0
  const offset = (found?.offset ?? 0) + step
  const at = found?.span ?? 0
  const here = living[at]
  const inserted: LivingSpan = { client: span.client, clock: span.clock, text: span.text, separator: false }
  if (!here || offset === 0) living.splice(at, 0, inserted)
  else if (offset < here.text.length) living.splice(at, 1, headOf(here, offset), inserted, tailOf(here, offset))
  else if (adjoin(here, inserted)) living[at] = joined(here, inserted)
  else living.splice(at + 1, 0, inserted)
  joinAround(living, at)
  return { index: (found?.index ?? 0) + step, removed: [], inserted: [inserted] }
}

function takeOut(living: LivingSpan[], length: number, range: IdRange): Splice | null {
  const place = placeOf(living, length, range)
  const here = place && living[place.span]
  if (!here || place.offset + range.len > here.text.length) return null
  const end = place.offset + range.len
  const removed = tailOf(headOf(here, end), place.offset)
  const left = [headOf(here, place.offset), tailOf(here, end)].filter((span) => span.text !== '')
  living.splice(place.span, 1, ...left)
  joinAround(living, place.span)
  return { index: place.index, removed: [removed], inserted: [] }
}

function placeOf(living: readonly LivingSpan[], length: number, { client, clock }: IdRange): Place | null {
  let start = length
  for (let span = living.length - 1; span >= 0; span--) {
    const one = living[span] as LivingSpan
    start -= one.text.length
    const offset = clock - one.clock
    if (one.client === client && !one.separator && offset >= 0 && offset < one.text.length) return { span, offset, index: start + offset }
  }
  return null
}

/** Joins what has come to adjoin, from the span before `first` to two behind it. */
function joinAround(living: LivingSpan[], first: number): void {
  for (let at = Math.min(first + 2, living.length - 1); at >= Math.max(1, first); at--) {
    const a = living[at - 1]
    const b = living[at]
    if (a && b && adjoin(a, b)) living.splice(at - 1, 2, joined(a, b))
  }
}

const adjoin = (a: LivingSpan, b: LivingSpan): boolean =>
  a.client === b.client && a.clock + a.text.length === b.clock && !a.separator && !b.separator

const joined = (a: LivingSpan, b: LivingSpan): LivingSpan => ({ client: a.client, clock: a.clock, text: a.text + b.text, separator: false })

const headOf = ({ client, clock, text, separator }: LivingSpan, len: number): LivingSpan => ({
  client,
  clock,
  text: text.slice(0, len),
  separator,
})

const tailOf = ({ client, clock, text, separator }: LivingSpan, from: number): LivingSpan => ({
  client,
  clock: clock + from,
  text: text.slice(from),
  separator,
})
