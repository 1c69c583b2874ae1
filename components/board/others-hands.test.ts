import { expect, it } from 'vitest'
import { createBarePage } from '@/client/canvas/testing/bare-page'
import { constant } from '@/client/store/cell'
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import { watchOthersHands } from './others-hands'

const id = 'note000001' as ObjectId
const dee = { clientId: 900, person: { participantId: 'dee' as ParticipantId, name: 'Dee', colour: '#1b6ca8' }, selection: [id] }

it('knows that somebody else wrote in a note, and who is at it now', () => {
  const model = createBarePage()
  const { witness, stop } = watchOthersHands({ model, presence: { set: () => undefined, others: constant([dee]) } })
  model.apply([
    { kind: 'add-note', id, birth: {}, placement: [null, 'a0'], geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text: 'mine' },
  ])
  expect(witness.othersWroteIn(id)).toBe(false)

  model.remotely([{ kind: 'set-geometry', id, geometry: [50, 0, 200, 200] }])
  expect(witness.othersWroteIn(id)).toBe(false)

  model.typeRemotely(id, 'mine and yours')
  expect(witness.othersWroteIn(id)).toBe(true)
  expect(witness.changedBy(id)).toBe('Dee')
  stop()
})
