/** What a room knows about people, and what that lets them do. Access is asked in one place: `domain/access`. */
import { type BoardAction, can } from '@/domain/access/can'
import type { ExperienceGroup, Role } from '@/domain/access/role'
import type { BoardId, ParticipantId } from '@/domain/base/ids'
import type { RosterPerson } from '@/domain/protocol/wire'

export interface BoardPerson {
  readonly participantId: ParticipantId
  readonly name: string
  readonly role: Role
  readonly group: ExperienceGroup
  readonly colour: string
  readonly symbol: string
  readonly revoked: boolean
}

/** The people of a board and whether it is released, as the database has it. Rooms hold one for each board that is open. */
export interface BoardPeople {
  readonly boardId: BoardId
  readonly released: boolean
  readonly people: ReadonlyMap<ParticipantId, BoardPerson>
}

/** Whether somebody may do that on their board just now. Somebody unknown or revoked may nothing. */
export function may(board: BoardPeople, participantId: ParticipantId, action: BoardAction): boolean {
  const person = board.people.get(participantId)
  const member = person && !person.revoked ? { participantId, boardId: board.boardId, role: person.role } : null
  return can({ user: null, member }, action, { kind: 'board', boardId: board.boardId, released: board.released })
}

/** What a connection may do: when somebody types for somebody else, both must be allowed to. */
export interface Rights {
  readonly read: boolean
  readonly write: boolean
  readonly lock: boolean
  readonly presence: boolean
}

export function rightsOf(board: BoardPeople, participantId: ParticipantId, operatedBy: ParticipantId | null): Rights {
  const hands = operatedBy === null ? [participantId] : [participantId, operatedBy]
  const all = (action: BoardAction) => hands.every((hand) => may(board, hand, action))
  return { read: all('page.read'), write: all('page.write'), lock: all('area.defaults'), presence: all('presence.show') }
}

/** As the others on the board may know them. Evaluators read and are not part of the gathering. */
export const rosterOf = (person: BoardPerson, here: boolean): RosterPerson | null =>
  person.role === 'evaluator'
    ? null
    : {
        participantId: person.participantId,
        name: person.name,
        group: person.group,
        role: person.role,
        colour: person.colour,
        symbol: person.symbol,
        here,
      }

/** Whose details differ between two states of a board: new, renamed, another role, revoked. */
export function changedPeople(before: BoardPeople, after: BoardPeople): BoardPerson[] {
  return [...after.people.values()].filter((person) => {
    const known = before.people.get(person.participantId)
    return !known || details.some((detail) => known[detail] !== person[detail])
  })
}

const details = ['name', 'role', 'group', 'colour', 'symbol', 'revoked'] as const
