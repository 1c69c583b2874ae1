/** A command, from its text to its row or its refusal. */
import type { ObjectId } from '@/domain/base/ids'
import { objectsOf, readObject } from '@/domain/board/page-document'
import type { CommandAnswer } from '@/domain/protocol/wire'
import type { Connection } from './connection'
import { decide, readCommand } from './decisions'
import { answerFrame } from './messages'
import { refuse } from './refuse'
import type { Room } from './room'
import { standingOf } from './standing'

export function asked(room: Room, connection: Connection, text: string): void {
  const request = readCommand(text)
  if (!request) return refuse(room, connection, 'protocol', Buffer.from(text))
  const answer = (said: CommandAnswer) => room.sendWhenDurable(connection, answerFrame(said))
  const { id, command } = request
  const { participantId, sessionId } = connection.who
  const known = room.decisions.outcomeOf(id)
  if (known) {
    return answer(
      known.participantId === participantId
        ? { id, ok: true, seq: known.seq }
        : { id, ok: false, reason: 'This was asked by somebody else.' },
    )
  }
  const objectId: ObjectId = command.objectId
  const decided = decide(command, {
    board: room.board,
    asker: participantId,
    object: readObject(objectsOf(room.doc), objectId),
    contributors: room.decisions.contributorsOf(objectId, room.makerOf(objectId)),
  })
  if (!decided.ok) return answer({ id, ok: false, reason: decided.refusal })
  room.ports.counters.commands += 1
  const seq = room.command((next) => ({
    seq: next,
    commandId: id,
    sessionId,
    contextId: room.contextOf(connection, next, standingOf(room.board, participantId, connection.role)),
    participantId,
    receivedAt: room.ports.clock.now(),
    command: decided.value,
  }))
  answer({ id, ok: true, seq })
}
