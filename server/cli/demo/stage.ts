/** Who is who, who sits where, and how people come in. */
import type { ParticipantId } from '@/domain/base/ids'
import { noteColours, type NoteColour } from '@/domain/board/object'
import { joined, meView, returned } from '@/domain/protocol/people-requests'
import { done } from '@/domain/protocol/user-requests'
import type { Browser } from './browser'
import { Device } from './device'
import type { OpenBoard } from './open-board'
import { type Deed, type Hand, sharedDevices } from './plan'
import type { Scenario } from './scenario'

type Arrival = Deed & { do: 'arrive' }

export class Stage {
  /** What brings each person back on any device. The facilitator signs in instead. */
  readonly returnCodes = new Map<string, string>()
  private readonly participants = new Map<string, ParticipantId>()
  private readonly devices: ReadonlyMap<string, Device>
  private readonly shared: ReadonlySet<string>

  constructor(
    private readonly scenario: Scenario,
    readonly board: OpenBoard,
    readonly facilitatorBrowser: Browser,
  ) {
    const { facilitator, pageId } = board
    this.participants.set(facilitator.person, facilitator.participantId)
    this.shared = sharedDevices(scenario)
    this.devices = new Map(
      scenario.devices.map(({ id }) => {
        const browser = id === facilitator.device ? facilitatorBrowser : facilitatorBrowser.another()
        return [id, new Device(id, browser, pageId, (person) => this.participantOf(person))]
      }),
    )
  }

  device(id: string): Device {
    return this.devices.get(id) ?? unknown(`device ${id}`)
  }
  get openDevices(): Device[] {
    return [...this.devices.values()].filter((device) => device.isOpen)
  }

  participantOf(person: string): ParticipantId {
    return this.participants.get(person) ?? unknown(`participant for ${person}: nobody of that name has joined`)
  }
  personOf(participant: ParticipantId): string {
    return [...this.participants].find(([, id]) => id === participant)?.[0] ?? participant
  }
  nameOf(person: string): string {
    return this.described(person).pseudonym
  }
  ownHand(person: string, device: string): Hand {
    return { typist: person, author: person, via: this.shared.has(device) ? 'shared device' : 'own device' }
  }
  colourOf(person: string): NoteColour {
    return noteColours[Number(person.slice(1)) % noteColours.length] ?? 'yellow'
  }

  /** The page opens with the first to sit down at a device. */
  async arrive({ person, how }: Arrival, device: Device): Promise<void> {
    if (how === 'first' && person !== this.board.facilitator.person) await this.join(person, device)
    if (how === 'return code') await device.browser.ask('POST', '/api/return', returned, { code: this.returnCodes.get(person) })
    device.arrive(person)
    if (!device.isOpen) await device.writeAs(this.ownHand(person, device.id))
  }

  /** Only the person whose words they will be can say so, at a device they sit at. */
  async agree(author: string, typist: string, device: Device): Promise<void> {
    const path = `/api/boards/${this.board.boardId}/scribes`
    await device.browser.ask('POST', path, done, { as: this.participantOf(author), scribe: this.participantOf(typist) })
  }

  private async join(person: string, device: Device): Promise<void> {
    const { boardId, joinAddress } = this.board
    const { pseudonym, group, roles } = this.described(person)
    const token = new URL(joinAddress).pathname.split('/').at(-1) ?? ''
    const { participantId, returnCode } = await device.browser.ask('POST', `/api/join/${token}`, joined, { name: pseudonym, group })
    this.participants.set(person, participantId)
    this.returnCodes.set(person, returnCode)
    await device.browser.ask('PATCH', `/api/boards/${boardId}/me`, meView, { as: participantId, briefed: true })
    if (!roles.includes('co-facilitator')) return
    await this.facilitatorBrowser.ask('PATCH', `/api/boards/${boardId}/people/${participantId}`, done, { role: 'facilitator' })
  }

  private described(person: string): Scenario['participants'][number] {
    return this.scenario.participants.find((one) => one.id === person) ?? unknown(`description of ${person}`)
  }
}

function unknown(what: string): never {
  throw new Error(`There is no ${what}.`)
}
