import * as awarenessProtocol from 'y-protocols/awareness'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { payloadsOf } from '../transport/frames'
import { ownState, Presence, presenceLimits, type PresenceTick, stamped } from './presence'

const ada = { participantId: 'ada', name: 'Ada', colour: 'teal' }
let now = Date.UTC(2026, 2, 4)
const presence = () => new Presence(() => now)

/** What an honest client sends. */
function said(clientId: number, state: Record<string, unknown> | null): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const awareness = new awarenessProtocol.Awareness(doc)
  awareness.setLocalState(state)
  const update = awarenessProtocol.encodeAwarenessUpdate(awareness, [clientId])
  awareness.destroy()
  return update
}
/** What an honest client makes of a tick. */
function hear(awareness: awarenessProtocol.Awareness, tick: PresenceTick | null): void {
  const frame = tick?.frameFor(awareness.clientID)
  if (!frame) return
  const decoder = decoding.createDecoder(payloadsOf(frame)[0] as Uint8Array)
  decoding.readVarUint(decoder)
  awarenessProtocol.applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), null)
}
function listener(clientId: number): awarenessProtocol.Awareness {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const awareness = new awarenessProtocol.Awareness(doc)
  clearInterval(awareness._checkInterval)
  return awareness
}

test('only one’s own entry is picked out; too long or unreadable is nothing', () => {
  const both = said(7, { cursor: { x: 1, y: 2 } })
  expect(ownState(both, 7)).toBe('{"cursor":{"x":1,"y":2}}')
  expect(ownState(both, 8)).toBeUndefined()
  expect(ownState(said(7, { junk: 'x'.repeat(presenceLimits.size) }), 7)).toBeUndefined()
  expect(ownState(Uint8Array.of(200, 1, 2), 7)).toBeUndefined()
})

test('the server writes in who it is and drops what the wire does not know', () => {
  expect(JSON.parse(stamped('{"person":{"name":"The boss"},"user":{"name":"x"},"cursor":{"x":1,"y":2}}', ada) ?? '')).toEqual({
    cursor: { x: 1, y: 2 },
    person: ada,
  })
  expect(stamped('{"cursor":"here"}', ada)).toBeNull()
  expect(stamped('not json', ada)).toBeNull()
})

test('the latest of each tick is shown, to everybody but oneself; the same again is not', () => {
  const room = presence()
  const ben = listener(2)
  for (let x = 0; x < 10; x += 1) room.say(1, () => ada, said(1, { cursor: { x, y: 0 } }))
  const { tick } = room.take()
  expect(tick?.frameFor(1)).toBeNull()
  hear(ben, tick)
  expect(ben.getStates().get(1)).toEqual({ cursor: { x: 9, y: 0 }, person: ada })
  now += 100
  room.say(1, () => ada, said(1, { cursor: { x: 9, y: 0 } }))
  expect(room.take()).toEqual({ tick: null, later: null })
})

test('one person is shown at most thirty times a second, and the last position always comes', () => {
  const room = presence()
  const ben = listener(2)
  room.say(1, () => ada, said(1, { cursor: { x: 1, y: 0 } }))
  hear(ben, room.take().tick)
  now += 8
  room.say(1, () => ada, said(1, { cursor: { x: 2, y: 0 } }))
  expect(room.take()).toEqual({ tick: null, later: presenceLimits.apart - 8 })
  now += presenceLimits.apart - 8
  hear(ben, room.take().tick)
  expect(ben.getStates().get(1)).toMatchObject({ cursor: { x: 2 } })
})

test('leaving removes, coming back shows again, and reminders keep the others from forgetting', () => {
  const room = presence()
  const ben = listener(2)
  room.say(1, () => ada, said(1, { cursor: { x: 1, y: 0 } }))
  hear(ben, room.take().tick)
  expect(room.leave(1)).toBe(true)
  hear(ben, room.take().tick)
  expect(ben.getStates().has(1)).toBe(false)
  expect(room.everybody()).toBeNull()
  room.say(1, () => ada, said(1, { cursor: { x: 1, y: 0 } }))
  hear(ben, room.take().tick)
  expect(ben.getStates().has(1)).toBe(true)
  expect(room.renew()).toBeNull()
  now += presenceLimits.renewAfter
  const clock = ben.meta.get(1)?.clock ?? 0
  hear(ben, room.renew())
  expect(ben.meta.get(1)?.clock).toBeGreaterThan(clock)
})
