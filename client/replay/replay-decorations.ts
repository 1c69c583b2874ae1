/** Who made each note and which tags stood on it at the moment shown: the badges of a replayed page, for the canvas. */
import type { ObjectId } from '@/domain/base/ids'
import type { Author, NoteDecorations, TagChip } from '../canvas/ports'
import type { ReplayPage } from './replay-page'

/** How people and tags look is the screens' business. */
interface Looks {
  /** The maker as they chose to be shown; null when nobody is known. */
  readonly authorOf: (id: ObjectId) => Author | null
  readonly chipsOf: (id: ObjectId) => readonly TagChip[]
}

export function replayDecorations(page: ReplayPage, { authorOf, chipsOf }: Looks): NoteDecorations {
  return {
    of: (id) => ({ author: authorOf(id), more: 0, tags: chipsOf(id) }),
    subscribe: (listener) =>
      page.subscribe((changed) => {
        // What an area hands down stands on all the notes in it.
        const handsDown = changed !== 'all' && [...changed].some((id) => page.get(id)?.kind === 'area')
        listener(handsDown ? 'all' : changed)
      }),
  }
}
