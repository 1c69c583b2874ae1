import { closeCode, type RefusalReason } from '@/domain/protocol/wire'
import type { Connection } from './connection'
import type { Room } from './room'

/** Ms after which a refused connection ends whether or not its words could be kept aside. */
const patience = 2_000

/** The words are kept aside, the connection ends, and the person's own copy still has them. */
export function refuse(room: Room, connection: Connection, reason: RefusalReason, bytes: Uint8Array): undefined {
  const { journal, log, counters, clock } = room.ports
  const { sessionId, participantId } = connection.who
  counters.updatesRefused += 1
  log.warn({ pageId: room.pageId, sessionId, participantId, reason, bytes: bytes.length }, 'an update was refused')
  // Closing says that the words are kept aside, so it comes after that; but not never, should the database hang.
  const close = () => connection.link.close(closeCode.refused, reason)
  room.leave(connection)
  clock.after(patience, close)
  journal
    .quarantine({ pageId: room.pageId, sessionId, receivedAt: clock.now(), reason, bytes: bytes.slice() })
    .catch((error: unknown) => log.error({ err: error, pageId: room.pageId, sessionId }, 'refused words could not be kept aside'))
    .finally(close)
  return undefined
}
