/** Who writes on a page, whose words each client id writes, and what of this the people on it have not heard yet. */
import type { ParticipantId } from '@/domain/base/ids'
import type { News, RosterClient, RosterPerson } from '@/domain/protocol/wire'
import type { RegisteredClient } from '@/server/journal/journal'
import { type BoardPeople, type BoardPerson, rosterOf } from './person'

export class Roster {
  board: BoardPeople
  readonly #isHere: (participantId: ParticipantId) => boolean
  readonly #registry = new Map<number, RegisteredClient>()
  /** Client ids that everybody has heard of, or hears of in their welcome. */
  readonly #told = new Set<number>()
  readonly #newPeople = new Set<ParticipantId>()
  readonly #newClients = new Set<number>()

  /** `written`: the ids whose words the page holds when it is opened. */
  constructor(board: BoardPeople, isHere: (participantId: ParticipantId) => boolean, written: Iterable<number>) {
    this.board = board
    this.#isHere = isHere
    for (const clientId of written) this.#told.add(clientId)
  }

  learn(clients: readonly RegisteredClient[]): void {
    for (const client of clients) this.#registry.set(client.clientId, client)
  }

  /** Whose words a client id writes; null is the system, undefined nobody as far as this page knows. */
  ownerOf = (clientId: number): ParticipantId | null | undefined => {
    const known = this.#registry.get(clientId)
    return known && known.participantId
  }

  person(participantId: ParticipantId): BoardPerson | undefined {
    return this.board.people.get(participantId)
  }

  /** True when it is news. */
  tellOfClient(clientId: number): boolean {
    if (this.#told.has(clientId)) return false
    this.#told.add(clientId)
    this.#newClients.add(clientId)
    return true
  }

  tellOfPerson(participantId: ParticipantId): void {
    this.#newPeople.add(participantId)
  }

  /** For somebody who has just come. */
  everybody(): { readonly people: RosterPerson[]; readonly clients: RosterClient[] } {
    return { people: this.#peopleOf(this.board.people.values()), clients: this.#clientsOf(this.#told) }
  }

  /** What has come together since the last time, or null. */
  takeNews(): News | null {
    if (this.#newPeople.size + this.#newClients.size === 0) return null
    const people = this.#peopleOf([...this.#newPeople].map((id) => this.person(id)).filter((person) => person !== undefined))
    const clients = this.#clientsOf(this.#newClients)
    this.#newPeople.clear()
    this.#newClients.clear()
    return people.length + clients.length > 0 ? { kind: 'roster', people, clients } : null
  }

  #peopleOf(people: Iterable<BoardPerson>): RosterPerson[] {
    return [...people].map((person) => rosterOf(person, this.#isHere(person.participantId))).filter((person) => person !== null)
  }

  #clientsOf(clientIds: Iterable<number>): RosterClient[] {
    return [...clientIds].flatMap((clientId) => {
      const known = this.#registry.get(clientId)
      return known?.participantId ? [{ clientId, participantId: known.participantId, operatedBy: known.operatedById }] : []
    })
  }
}
