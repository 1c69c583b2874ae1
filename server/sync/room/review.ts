/** The board's people are others now, or may do other things: what that means for everybody who is connected. */
import { closeCode } from '@/domain/protocol/wire'
import type { Connection } from './connection'
import { newsFrame } from './messages'
import { type BoardPeople, changedPeople } from './person'
import type { Room } from './room'
import { change } from './standing'

/** Takes up the board as it is now: names, roles, revocations. */
export function review(room: Room, board: BoardPeople): void {
  const before = room.board
  const changed = changedPeople(before, board)
  const same = changed.length === 0 && before.released === board.released && before.people.size === board.people.size
  room.roster.board = board
  if (same) return
  for (const person of changed) room.roster.tellOfPerson(person.participantId)
  for (const connection of room.connections) reviewOne(room, connection, before)
  room.request()
}

function reviewOne(room: Room, connection: Connection, before: BoardPeople): void {
  const { clientId } = connection.who
  const differs = change(connection, before, room.board, room.ports.clock.now())
  const { rights, role } = connection
  if (!rights.read) return room.leave(connection, closeCode.accessEnded, 'access to this page has ended')
  if (rights.presence) room.presence.renamed(clientId)
  else room.presence.leave(clientId)
  if (differs && connection.announced) connection.link.write(newsFrame({ kind: 'access', role, mayWrite: rights.write }))
}
