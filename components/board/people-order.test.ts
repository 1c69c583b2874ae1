import { expect, it } from 'vitest'
import type { ParticipantId } from '@/domain/base/ids'
import type { RosterPerson } from '@/domain/protocol/wire'
import { peopleOnPage } from './people-order'

const person = (name: string, here: boolean): RosterPerson => ({
  participantId: name.toLowerCase() as ParticipantId,
  name,
  group: 'unsaid',
  role: 'participant',
  colour: '#1b6ca8',
  symbol: 'leaf',
  here,
})

it('puts oneself first and the others by name, apart from those who are away', () => {
  const { here, away } = peopleOnPage([person('Zoe', true), person('Amal', true), person('Ben', false), person('Jay', false)], 'jay')
  expect(here.map((one) => one.name)).toEqual(['Jay', 'Amal', 'Zoe'])
  expect(away.map((one) => one.name)).toEqual(['Ben'])
})
