/** Who made each note, for the canvas: the badges of a replayed page. Tags are shown in the list, not in the replay. */
import type { Author, NoteDecorations } from '../canvas/ports'
import type { ParticipantId } from '@/domain/base/ids'
import type { ReplayPage } from './replay-page'

/** `authorOf` names a person as they chose to be shown; null when nobody is known. */
export function replayDecorations(page: ReplayPage, authorOf: (id: ParticipantId) => Author | null): NoteDecorations {
  return {
    of: (id) => {
      const author = page.sceneObject(id)?.author
      return { author: author ? authorOf(author) : null, more: 0, tags: [] }
    },
    subscribe: (listener) => page.subscribe((changed) => listener(changed)),
  }
}
