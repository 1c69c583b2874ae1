import { describe, expect, it } from 'vitest'
import type { ParticipantId } from '@/domain/base/ids'
import type { PersonView } from '@/domain/protocol/people-requests'
import { backFrom, firstWriter, writersOn } from './writers'

const id = (name: string) => name.toLowerCase() as ParticipantId
const person = (name: string, change: Partial<PersonView> = {}): PersonView => ({
  participantId: id(name),
  name,
  role: 'participant',
  group: 'unsaid',
  colour: '#1b6ca8',
  symbol: 'leaf',
  me: false,
  signsIn: false,
  revokedAt: null,
  joinedAt: 0,
  scribes: [],
  ...change,
})

describe('who can write on a device', () => {
  it('is its owner alone, on their own device', () => {
    const writers = writersOn({ people: [person('Jay'), person('Dee')], onThisDevice: [id('jay')] })
    expect(writers.map((writer) => [writer.name, writer.wish.via])).toEqual([['Jay', 'own device']])
    expect(firstWriter(writers, null)?.name).toBe('Jay')
  })

  it('is everybody at a shared tablet, who are asked until one was chosen in this tab', () => {
    const writers = writersOn({ people: [person('Jay'), person('Dee')], onThisDevice: [id('dee'), id('jay')] })
    expect(writers.map((writer) => [writer.name, writer.wish.via])).toEqual([
      ['Dee', 'shared device'],
      ['Jay', 'shared device'],
    ])
    expect(firstWriter(writers, null)).toBeNull()
    expect(firstWriter(writers, 'jay')?.name).toBe('Jay')
  })

  it('is also somebody who agreed that a person at the device writes for them', () => {
    const [, scribed] = writersOn({ people: [person('Fran'), person('Mo', { scribes: [id('fran')] })], onThisDevice: [id('fran')] })
    expect(scribed).toMatchObject({ name: 'Mo', through: 'Fran', wish: { participantId: 'fran', scribeFor: 'mo', via: 'scribe' } })
  })

  it('begins as the person at the device, never unasked as somebody they may write for, and leads back to them', () => {
    const writers = writersOn({ people: [person('Fran'), person('Mo', { scribes: [id('fran')] })], onThisDevice: [id('fran')] })
    const [fran, mo] = writers
    expect(firstWriter(writers, null)).toBe(fran)
    expect(firstWriter(writers, 'mo')).toBe(mo)
    expect(backFrom(writers, mo ?? null)).toBe(fran)
    expect(backFrom(writers, fran ?? null)).toBeNull()
  })

  it('is nobody whose access ended', () => {
    expect(writersOn({ people: [person('Jay', { revokedAt: 5 })], onThisDevice: [id('jay')] })).toEqual([])
  })
})
