/** Answering "what do you have that I have not" (SyncStep1), for every role. */
import * as Y from 'yjs'
import { closeCode } from '@/domain/protocol/wire'
import type { Connection } from './connection'
import { write } from './delivery'
import { step1Frame, step2Frame } from './messages'
import type { Room } from './room'

/** The state vector of a client that has nothing. */
const nothing = (stateVector: Uint8Array): boolean => stateVector.length === 1 && stateVector[0] === 0

/**
 * A newcomer gets the kept snapshot and what is durable since; a returning client the difference. Neither, nor the clocks
 * in our own question, ever hold what is not durable yet: a client takes them for "saved". So the answer waits for the
 * commit when the document is ahead of the journal.
 */
export function answerStep1(room: Room, connection: Connection, stateVector: Uint8Array): void {
  room.queue.whenDurable(() => {
    if (connection.closed) return
    if (!nothing(stateVector)) {
      const difference = differenceTo(room, stateVector)
      if (difference) welcomeIn(room, connection, [step2Frame(difference)])
      else room.leave(connection, closeCode.refused, 'malformed')
      return
    }
    room.freshSnapshot()
    welcomeIn(room, connection, room.snapshot.framesForNewcomer() ?? [])
  })
}

function differenceTo(room: Room, stateVector: Uint8Array): Uint8Array | null {
  try {
    return Y.encodeStateAsUpdate(room.doc, stateVector)
  } catch {
    return null
  }
}

function welcomeIn(room: Room, connection: Connection, frames: readonly Buffer[]): void {
  const first = !connection.ready
  connection.ready = true
  connection.position = room.durableSeq
  const others = first ? room.presence.everybody()?.frameFor(connection.who.clientId) : null
  const question = first ? [questionTo(room, connection)] : []
  write(room, connection, Buffer.concat([...frames, ...question, ...(others ? [others] : [])]))
}

/** Asks a client that has lost step for everything we do not have. */
export function askForEverything(room: Room, connection: Connection): void {
  connection.awaitsStep2 = true
  room.queue.whenDurable(() => {
    if (!connection.closed) write(room, connection, questionTo(room, connection))
  })
}

/** Our own SyncStep1: only while everything is durable. */
function questionTo(room: Room, connection: Connection): Buffer {
  connection.awaitsStep2 = true
  return step1Frame(Y.encodeStateVector(room.doc))
}
