import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PageId, ParticipantId } from '@/domain/base/ids'
import { copyLifetime, copyName, openDeviceStore } from './device-store'

const pageId = 'page1' as PageId
const [ann, bob] = ['ann', 'bob'] as [ParticipantId, ParticipantId]
const owner = { pageId, participantId: ann }

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

async function store() {
  const opened = await openDeviceStore()
  if (!opened) throw new Error('no storage')
  return opened
}

describe('what a device keeps', () => {
  it('gives each spare id to one taker only, also when two tabs ask at once', async () => {
    const [one, two] = [await store(), await store()]
    await one.addSpares(owner, 1, [300, 301, 302])
    const taken = await Promise.all([one.takeSpare(owner, 1), two.takeSpare(owner, 1), one.takeSpare(owner, 1), two.takeSpare(owner, 1)])
    expect(taken.filter((id) => id !== null).sort()).toEqual([300, 301, 302])
    expect(taken.filter((id) => id === null)).toHaveLength(1)
  })

  it('does not hand out ids of another person or of an older epoch', async () => {
    const device = await store()
    await device.addSpares(owner, 1, [300])
    expect(await device.takeSpare({ pageId, participantId: bob }, 1)).toBeNull()
    await device.addSpares(owner, 2, [400])
    expect(await device.takeSpare(owner, 1)).toBeNull()
    expect(await device.takeSpare(owner, 2)).toBe(400)
  })

  it('removes copies that nobody opened for a month', async () => {
    const device = await store()
    const name = copyName(pageId, ann, 1)
    await device.noteCopy({ ...owner, name, epoch: 1, usedAt: 1_000 })
    await device.dropOldCopies(1_000 + copyLifetime - 1)
    expect(await device.copiesOf(pageId, ann)).toHaveLength(1)
    await device.dropOldCopies(1_000 + copyLifetime)
    expect(await device.copiesOf(pageId, ann)).toHaveLength(0)
  })

  it('forgets one person without touching another', async () => {
    const device = await store()
    for (const participantId of [ann, bob]) {
      await device.rememberStanding({ pageId, participantId, epoch: 1, role: 'participant', mayWrite: true, usedAt: 1 })
      await device.noteCopy({ pageId, participantId, name: copyName(pageId, participantId, 1), epoch: 1, usedAt: 1 })
      await device.addSpares({ pageId, participantId }, 1, [participantId === ann ? 300 : 301])
    }
    await device.forget(ann)
    expect(await device.lastStanding(pageId, ann)).toBeNull()
    expect(await device.copiesOf(pageId, ann)).toEqual([])
    expect(await device.countSpares(pageId, ann)).toBe(0)
    expect(await device.lastStanding(pageId, bob)).not.toBeNull()
    expect(await device.countSpares(pageId, bob)).toBe(1)
  })
})
