/**
 * What a connection may do just now, and as whom its rows count. Words that were under way when a right was taken away
 * were typed by somebody who had it: for two seconds after the change they are still accepted, with the role they were
 * typed in. So is what was being written in a note that somebody has locked. Together with the two seconds in which a
 * change of role is noticed this stays within the five in which it must take effect. Whoever may no longer even read is
 * sent away at once; their words wait on their own device.
 */
import type { ExperienceGroup, Role } from '@/domain/access/role'
import type { ParticipantId } from '@/domain/base/ids'
import type { Clock } from '../clock'
import type { Connection } from './connection'
import { type BoardPeople, type Rights, rightsOf } from './person'

export const graceMs = 2_000

/** Role and group, as a session context keeps them. */
export interface Standing {
  readonly role: Role
  readonly group: ExperienceGroup
}

/** What held for a connection until a moment ago. */
export interface Earlier {
  readonly rights: Rights
  readonly standing: Standing
  readonly until: number
}

export function standingOf(board: BoardPeople, participantId: ParticipantId, otherwise: Role): Standing {
  const person = board.people.get(participantId)
  return { role: person?.role ?? otherwise, group: person?.group ?? 'unsaid' }
}

const earlierOf = ({ earlier }: Connection, now: number): Earlier | null => (earlier && now < earlier.until ? earlier : null)

/** The rights by which a change of the document is judged. */
export const rightsToWrite = (connection: Connection, now: number): Rights => earlierOf(connection, now)?.rights ?? connection.rights

/** The standing a change of the document is recorded with. */
export const standingToWrite = (board: BoardPeople, connection: Connection, now: number): Standing =>
  earlierOf(connection, now)?.standing ?? standingOf(board, connection.who.participantId, connection.role)

/** Gives a connection the rights of `after`. True when it should be told so. */
export function change(connection: Connection, before: BoardPeople, after: BoardPeople, now: number): boolean {
  const { participantId, operatedBy } = connection.who
  const had = { rights: connection.rights, role: connection.role, standing: standingOf(before, participantId, connection.role) }
  const rights = rightsOf(after, participantId, operatedBy)
  const { role } = standingOf(after, participantId, connection.role)
  const loses = (had.rights.write && !rights.write) || (had.rights.lock && !rights.lock)
  if (loses) connection.earlier = { rights: had.rights, standing: had.standing, until: now + graceMs }
  else if (rights.write) connection.earlier = null
  connection.rights = rights
  connection.role = role
  return role !== had.role || rights.write !== had.rights.write
}

/** Objects that were locked a moment ago. */
export class Locks {
  readonly #until = new Map<string, number>()

  constructor(readonly clock: Pick<Clock, 'now'>) {}

  locked(objectId: string): void {
    const now = this.clock.now()
    for (const [old, until] of this.#until) if (until <= now) this.#until.delete(old)
    this.#until.set(objectId, now + graceMs)
  }

  justLocked = (objectId: string): boolean => (this.#until.get(objectId) ?? 0) > this.clock.now()
}
