/** Puts a canvas over a replayed page: the same engine as the board's, without writing, presence and undo. */
import { browserPorts, watchTheme } from '@/client/canvas/browser'
import { createCanvasEngine } from '@/client/canvas/engine'
import type { CanvasEngine } from '@/client/canvas/engine-contract'
import type { Author } from '@/client/canvas/ports'
import { noPresence, noUndo } from '@/client/replay/no-writing'
import { replayDecorations } from '@/client/replay/replay-decorations'
import type { ReplayPlayer } from '@/client/replay/replay-player'
import { constant } from '@/client/store/cell'
import type { ObjectId } from '@/domain/base/ids'
import { initialsOf, tagChips } from '../board/note-decorations'
import { personGlyph } from '../board/person-glyph'
import { tagsAtMoment } from './tags-at-moment'

export function replayCanvas(player: ReplayPlayer): { readonly canvas: CanvasEngine; readonly stop: () => void } {
  const look = watchTheme(document.documentElement)
  const canvas = createCanvasEngine({
    ...browserPorts(),
    page: player.page,
    undo: noUndo,
    presence: noPresence,
    decorations: replayDecorations(player.page, {
      authorOf: (id) => authorOf(player, id),
      chipsOf: (id) => tagChips(tagsAtMoment(player.page, id)),
    }),
    theme: look.theme,
    readOnly: constant(true),
    letterShortcuts: constant(false),
  })
  return {
    canvas,
    stop: () => {
      canvas.destroy()
      look.stop()
    },
  }
}

/** The maker of a note as they chose to be shown, as the badge on it. */
function authorOf(player: ReplayPlayer, id: ObjectId): Author | null {
  const author = player.page.sceneObject(id)?.author
  const person = player.state.get().people.find((one) => one.id === author)
  return person
    ? {
        name: person.name,
        initials: initialsOf(person.name),
        symbol: personGlyph(person.symbol),
        colour: person.colour,
        group: person.group,
      }
    : null
}
