/**
 * What was lately deleted from a page, with the ids the characters had: without it nobody could tell that an undo or a
 * paste brings back somebody else's words. Bounded; the oldest passages are forgotten first.
 */
import type { ObjectId } from '../base/ids'
import type { IdRange, TextSpan } from './lineage'

/** How many UTF-16 units are remembered by default. */
export const rememberedUnits = 200_000

/** Everything one transaction deleted from one object, in document order. */
export interface Passage {
  readonly objectId: ObjectId
  readonly spans: readonly TextSpan[]
}

/** A stretch found again: the ids behind it, and the object it was deleted from. */
export interface Found {
  readonly ids: readonly IdRange[]
  readonly objectId: ObjectId
}

interface Indexed extends Passage {
  readonly text: string
}

export class DeletedMemory {
  private passages: Indexed[] = []
  private units = 0
  private readonly characters = new Map<number, Map<number, { readonly unit: string; readonly objectId: ObjectId }>>()

  constructor(
    passages: Iterable<Passage> = [],
    private readonly most = rememberedUnits,
  ) {
    for (const passage of passages) this.remember(passage)
  }

  remember(passage: Passage): void {
    const text = passage.spans.map((span) => span.text).join('')
    if (text === '') return
    this.passages.push({ ...passage, text })
    this.units += text.length
    for (const span of passage.spans) {
      const known = this.characters.get(span.client) ?? new Map<number, { unit: string; objectId: ObjectId }>()
      this.characters.set(span.client, known)
      for (let i = 0; i < span.text.length; i++) {
        known.set(span.clock + i, { unit: span.text.charAt(i), objectId: passage.objectId })
      }
    }
    while (this.units > this.most && this.passages.length > 1) this.forgetOldest()
  }

  private forgetOldest(): void {
    const oldest = this.passages.shift()
    if (!oldest) return
    this.units -= oldest.text.length
    for (const span of oldest.spans) {
      const known = this.characters.get(span.client)
      for (let i = 0; i < span.text.length; i++) known?.delete(span.clock + i)
      if (known?.size === 0) this.characters.delete(span.client)
    }
  }

  /** The character that had this id and the object it was deleted from, or undefined when it is forgotten or never was. */
  at(client: number, clock: number): { readonly unit: string; readonly objectId: ObjectId } | undefined {
    return this.characters.get(client)?.get(clock)
  }

  /** Where this text was last deleted as one piece, or null. */
  find(text: string): Found | null {
    const passage = this.passages.findLast((one) => one.text.includes(text))
    if (!passage) return null
    return { objectId: passage.objectId, ids: idsAt(passage.spans, passage.text.indexOf(text), text.length) }
  }

  /** The passages still remembered, oldest first: what a checkpoint keeps. */
  all(): Passage[] {
    return this.passages.map(({ objectId, spans }) => ({ objectId, spans }))
  }
}

/** The ids behind `len` units from `index` of the spans' joined text. */
export function idsAt(spans: readonly TextSpan[], index: number, len: number): IdRange[] {
  const ids: IdRange[] = []
  let start = 0
  for (const span of spans) {
    const from = Math.max(index, start)
    const to = Math.min(index + len, start + span.text.length)
    if (from < to) ids.push({ client: span.client, clock: span.clock + (from - start), len: to - from })
    start += span.text.length
    if (start >= index + len) break
  }
  return ids
}
