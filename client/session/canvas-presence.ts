/** Presence as the canvas wants it: peers with a name and a colour to draw. */
import { pagePoint } from '@/domain/geometry/spaces'
import type { Peer, PresencePort } from '../canvas/ports'
import { derive } from '../store/cell'
import type { OtherPresence, Presence } from './open-page-port'

export const canvasPresence = (presence: Presence): PresencePort => ({
  peers: derive([presence.others], (others) => others.map(peerOf)),
  show: ({ cursor, selection, drag }) =>
    presence.set({
      ...(cursor !== undefined && { cursor: cursor && { x: cursor.x, y: cursor.y } }),
      ...(selection !== undefined && { selection: [...selection] }),
      ...(drag !== undefined && { drag: drag && { ids: [...drag.ids], dx: drag.dx, dy: drag.dy } }),
    }),
})

const peerOf = (other: OtherPresence): Peer => ({
  key: String(other.clientId),
  name: other.person?.name ?? '',
  colour: other.person?.colour ?? '',
  cursor: other.cursor ? pagePoint(other.cursor.x, other.cursor.y) : null,
  selection: other.selection ?? [],
  drag: other.drag ?? null,
  editing: other.editing?.objectId ?? null,
})
