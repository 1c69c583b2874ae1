/** Puts a canvas over a replayed page: the same engine as the board's, without writing, presence and undo. */
import { browserPorts, watchTheme } from '@/client/canvas/browser'
import { createCanvasEngine } from '@/client/canvas/engine'
import type { CanvasEngine } from '@/client/canvas/engine-contract'
import type { Author } from '@/client/canvas/ports'
import { noPresence, noUndo } from '@/client/replay/no-writing'
import { replayDecorations } from '@/client/replay/replay-decorations'
import type { ReplayPlayer } from '@/client/replay/replay-player'
import { constant } from '@/client/store/cell'
import type { ParticipantId } from '@/domain/base/ids'
import { initialsOf } from '../board/note-decorations'
import { personGlyph } from '../board/person-glyph'

export function replayCanvas(player: ReplayPlayer): { readonly canvas: CanvasEngine; readonly stop: () => void } {
  const look = watchTheme(document.documentElement)
  const canvas = createCanvasEngine({
    ...browserPorts(),
    page: player.page,
    undo: noUndo,
    presence: noPresence,
    decorations: replayDecorations(player.page, (id) => authorOf(player, id)),
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

/** A person as they chose to be shown, as the badge on a note. */
function authorOf(player: ReplayPlayer, id: ParticipantId): Author | null {
  const person = player.state.get().people.find((one) => one.id === id)
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
