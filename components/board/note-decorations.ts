/** What the canvas paints on a note beside its words: who wrote it and which tags stand. Not part of the document. */
import type { Author, NoteDecoration, NoteDecorations, TagChip } from '@/client/canvas/ports'
import type { OpenPage } from '@/client/session/open-page-port'
import type { ObjectId } from '@/domain/base/ids'
import type { StandingTag } from '@/domain/involvement/tag'
import type { RosterPerson } from '@/domain/protocol/wire'
import { notePeople } from './note-people'
import { personGlyph } from './person-glyph'
import { standingOn, termOf } from './tags-of-note'
import { termGlyph } from './term-symbols'

/** The questions whose answers are shown on the note itself; the others are in the tag panel. */
const shownOnNote: ReadonlyArray<StandingTag['taxonomy']> = ['level', 'mode']
const bare: NoteDecoration = { author: null, more: 0, tags: [] }

export function noteDecorations(page: OpenPage): NoteDecorations {
  return {
    of: (id) => {
      const note = page.model.get(id)
      if (note?.kind !== 'note') return bare
      const { contributors, first } = notePeople(page, id)
      const standing = standingOn(note, page.tags.get(), page.model.get)
      return { author: first && authorMark(first), more: Math.max(0, contributors.length - 1), tags: tagChips(standing) }
    },
    subscribe: (listener) => {
      const all = () => listener('all')
      // A note that moves into another area inherits other tags, so its own change is a change of its decoration too.
      const stops = [
        page.people.subscribe(all),
        page.contributors.subscribe(all),
        page.tags.subscribe(all),
        page.model.subscribe((changed) => listener(inheriting(page, changed))),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

/** A changed area may have moved into another; everything that inherits through it is looked at again. */
const inheriting = (page: OpenPage, changed: ReadonlySet<ObjectId> | 'all'): ReadonlySet<ObjectId> | 'all' =>
  changed === 'all' || [...changed].some((id) => page.model.get(id)?.kind === 'area') ? 'all' : changed

export const authorMark = (person: RosterPerson): Author => ({
  name: person.name,
  initials: initialsOf(person.name),
  symbol: personGlyph(person.symbol),
  colour: person.colour,
  group: person.group,
})

/** At most two letters: of the first and the last word, in any script. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words
  return letters
    .map((word) => firstGrapheme(word ?? ''))
    .join('')
    .toLocaleUpperCase()
}

function firstGrapheme(word: string): string {
  for (const { segment } of new Intl.Segmenter().segment(word)) return segment
  return ''
}

/** The tags that are shown on a note itself, in plain words. */
export const tagChips = (standing: readonly StandingTag[]): TagChip[] => standing.flatMap(chipsOf)

const chipsOf = (tag: StandingTag): TagChip[] =>
  shownOnNote.includes(tag.taxonomy)
    ? tag.terms.map((id) => {
        const term = termOf(tag.taxonomy, id)
        return { label: term.plain, symbol: termGlyph(term.symbol), inherited: tag.capacity === 'inherited' }
      })
    : []
