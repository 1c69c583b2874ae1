import { expect, it } from 'vitest'
import type { ParticipantId } from '@/domain/base/ids'
import type { Role } from '@/domain/access/role'
import { accessNews } from './use-access-news'
import { boardWords } from './words'

const standing = (name: string, role: Role) => ({ participantId: name as ParticipantId, role })

it('tells somebody that they can only read now, or write again', () => {
  expect(accessNews(standing('jay', 'participant'), standing('jay', 'observer'))).toBe(boardWords.notices.readNow)
  expect(accessNews(standing('jay', 'observer'), standing('jay', 'participant'))).toBe(boardWords.notices.writeNow)
})

it('says nothing at the start, when nothing changes in effect, or when another person takes over the device', () => {
  expect(accessNews(null, standing('jay', 'observer'))).toBeNull()
  expect(accessNews(standing('jay', 'participant'), standing('jay', 'facilitator'))).toBeNull()
  expect(accessNews(standing('jay', 'participant'), standing('dee', 'observer'))).toBeNull()
})
