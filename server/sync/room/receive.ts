/**
 * The path of one message, in order:
 *
 *     1 size and rate                    transport/rate, before it comes here; gate/decode
 *     2 known kind, session still there  readMessage, Connection.closed
 *     3 the page's serial queue          Room.enqueue
 *     4 may this role do this now        gate/gate (read-only)
 *     5 own, following, nothing unseen   gate/ownership, gate/continuity
 *     6 structure                        gate/policy
 *     7 apply, with a typed origin       applyUpdate; the server's own encoding of the effect is what goes on
 *     8 queue for the next tick          Room (#record)
 *
 * Presence takes 1, 2 and 4 and overtakes the rest: it is coalesced and never waits behind edits.
 */
import { createHash } from 'node:crypto'
import { closeCode, protocolVersion } from '@/domain/protocol/wire'
import { type Admittance, applyAdmitted } from '../gate/apply'
import { decodeUpdate } from '../gate/decode'
import { admit, type Sender, type Verdict } from '../gate/gate'
import { isLocked } from '../gate/policy'
import { asked } from './asked'
import type { Connection } from './connection'
import { write } from './delivery'
import { askForEverything } from './joining'
import { ackFrame, type Incoming, newsFrame, readMessage } from './messages'
import { refuse } from './refuse'
import type { Origin, Room } from './room'
import { rightsToWrite } from './standing'

/** An honest client is in step again after one answer; one that never is does not speak our protocol. */
const mostLostSteps = 8
/** Nobody types so many letters before a slow line is given up; whoever sends more of what does not follow never answers. */
const mostTypedMeanwhile = 2_000
/** Updates longer than this are worth a hash to recognise what returning clients repeat. */
const worthHashing = 1_024
const mostIdleUpdates = 16

export function receive(room: Room, connection: Connection, bytes: Uint8Array): void {
  if (connection.closed || room.closed) return
  room.ports.counters.messages += 1
  const message = readMessage(bytes)
  if (!message) return refuse(room, connection, 'protocol', bytes)
  if (message.kind === 'presence') return showPresence(room, connection, message.states)
  holdReading(connection, bytes.length)
  room.queue.enqueue(() => {
    releaseReading(connection, bytes.length)
    return connection.closed ? undefined : handle(room, connection, message)
  })
}

function handle(room: Room, connection: Connection, message: Exclude<Incoming, { kind: 'presence' }>): Promise<void> | undefined {
  switch (message.kind) {
    case 'step1':
      room.answerStep1(connection, message.stateVector)
      return undefined
    case 'update':
    case 'step2':
      return handleUpdate(room, connection, message.update, message.kind === 'step2')
    case 'query presence': {
      const others = room.presence.everybody()?.frameFor(connection.who.clientId)
      if (others) write(room, connection, others)
      return undefined
    }
    case 'announce':
      welcome(room, connection, message.version)
      return undefined
    case 'ack':
      if (connection.awaitsStep2) connection.acksAfterStep2.push(message.number)
      else room.sendWhenDurable(connection, ackFrame(message.number))
      return undefined
    case 'command':
      asked(room, connection, message.text)
      return undefined
  }
}

async function lookUpAndGoOn(
  room: Room,
  connection: Connection,
  update: Uint8Array,
  viaStep2: boolean,
  ids: readonly number[],
): Promise<void> {
  room.roster.learn(await room.ports.journal.clients(room.pageId, ids))
  if (!connection.closed && !room.closed) await handleUpdate(room, connection, update, viaStep2, true)
}

function handleUpdate(
  room: Room,
  connection: Connection,
  update: Uint8Array,
  viaStep2: boolean,
  lookedUp = false,
): Promise<void> | undefined {
  const hash = update.length > worthHashing ? createHash('sha1').update(update).digest('base64') : null
  if (hash && room.idleUpdates.has(hash)) return settle(room, connection, { kind: 'nothing' }, update, viaStep2)
  const decoded = decodeUpdate(update, viaStep2)
  if (!decoded.ok) return settle(room, connection, { kind: 'refuse', reason: decoded.refusal }, update, viaStep2)
  const sender = senderOf(room, connection)
  const verdict = admit(decoded.value, room.doc, sender, room.roster.ownerOf, lookedUp)
  if (verdict.kind === 'look up') return lookUpAndGoOn(room, connection, update, viaStep2, verdict.ids)
  const changes = verdict.kind === 'apply' ? apply(room, connection, update, viaStep2, verdict) : null
  if (hash && (verdict.kind === 'nothing' || changes?.changed === false)) remember(room, hash)
  settle(room, connection, verdict, update, viaStep2)
  if (changes?.changed) for (const { id } of decoded.value.structs) if (room.roster.tellOfClient(id.client)) room.request()
  return changes && changes.repairs.length > 0 ? room.repair(changes.repairs) : undefined
}

function senderOf(room: Room, connection: Connection): Sender {
  const rights = rightsToWrite(connection, room.ports.clock.now())
  return {
    participantId: connection.who.participantId,
    mayWrite: rights.write,
    mayLock: rights.lock,
    justLocked: room.locks.justLocked,
  }
}

function apply(
  room: Room,
  connection: Connection,
  update: Uint8Array,
  viaStep2: boolean,
  admitted: Admittance,
): { changed: boolean; repairs: Array<() => void> } {
  const { store } = room.doc
  let changed = false
  const notice = () => {
    changed = true
  }
  room.doc.once('update', notice)
  const origin: Origin = { by: 'person', connection, viaStep2 }
  const unlocked = [...admitted.touched.valued].filter((objectId) => !isLocked(room.doc, objectId))
  const repairs = applyAdmitted(room.doc, update, admitted, origin)
  for (const objectId of unlocked) if (isLocked(room.doc, objectId)) room.locks.locked(objectId)
  room.doc.off('update', notice)
  room.ports.counters[changed ? 'updatesApplied' : 'updatesWithoutEffect'] += 1
  if (store.pendingStructs || store.pendingDs) {
    // The gate exists to make this impossible. What is pending was neither kept nor shown, so it can be let go of.
    room.ports.log.error({ pageId: room.pageId, sessionId: connection.who.sessionId }, 'an update that passed the gate was left pending')
    store.pendingStructs = null
    store.pendingDs = null
  }
  return { changed, repairs }
}

/** What follows from the verdict for the connection. */
function settle(room: Room, connection: Connection, verdict: Verdict, update: Uint8Array, viaStep2: boolean): undefined {
  if (viaStep2) Object.assign(connection, { awaitsStep2: false, typedMeanwhile: 0 })
  if (verdict.kind === 'refuse') return refuse(room, connection, verdict.reason, update)
  if (verdict.kind === 'resync') {
    room.ports.counters.resyncs += 1
    // What is typed while the answer is under way cannot follow either: the answer will hold it all.
    if (connection.awaitsStep2) connection.typedMeanwhile += 1
    else connection.lostSteps += 1
    if (connection.lostSteps > mostLostSteps || connection.typedMeanwhile > mostTypedMeanwhile)
      return refuse(room, connection, 'protocol', update)
    if (!connection.awaitsStep2) askForEverything(room, connection)
    return undefined
  }
  connection.lostSteps = 0
  if (viaStep2) for (const number of connection.acksAfterStep2.splice(0)) room.sendWhenDurable(connection, ackFrame(number))
  return undefined
}

function showPresence(room: Room, connection: Connection, states: Uint8Array): void {
  if (!connection.rights.presence) return
  const { participantId, clientId } = connection.who
  const identity = () => {
    const person = room.roster.person(participantId)
    return { participantId, name: person?.name ?? '', colour: person?.colour ?? '' }
  }
  if (room.presence.say(clientId, identity, states)) room.request()
}

/** Everything the server has decided about this page up to now. Later news follow, because they come with later ticks. */
function welcome(room: Room, connection: Connection, version: number): void {
  if (version < protocolVersion) return room.leave(connection, closeCode.tooOld, 'this client is too old')
  connection.announced = true
  const frame = newsFrame({
    kind: 'welcome',
    sessionId: connection.who.sessionId,
    mayWrite: connection.rights.write,
    ...room.roster.everybody(),
    tags: room.decisions.tags,
    contributors: room.decisions.contributors,
  })
  write(room, connection, frame)
}

function remember(room: Room, hash: string): void {
  const [oldest] = room.idleUpdates
  if (room.idleUpdates.size >= mostIdleUpdates && oldest !== undefined) room.idleUpdates.delete(oldest)
  room.idleUpdates.add(hash)
}

/** While a page is loading or looking something up, its queue holds at most so much for one connection. */
const mostQueued = 1024 * 1024

function holdReading(connection: Connection, length: number): void {
  connection.queuedBytes += length
  if (connection.paused || connection.queuedBytes <= mostQueued) return
  connection.paused = true
  connection.link.pause()
}

function releaseReading(connection: Connection, length: number): void {
  connection.queuedBytes -= length
  if (!connection.paused || connection.queuedBytes > mostQueued / 2) return
  connection.paused = false
  connection.link.resume()
}
