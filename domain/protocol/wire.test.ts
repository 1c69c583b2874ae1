import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { closeCode, command, commandAnswer, commandRequest, messageType, news, protocolVersion, sessionGrant } from './wire'

describe('the wire', () => {
  it('keeps its shape for a version', () => {
    const shape = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    const pinned = createHash('sha256')
      .update(JSON.stringify([messageType, closeCode, ...[command, commandRequest, commandAnswer, news, sessionGrant].map(shape)]))
      .digest('hex')
      .slice(0, 16)
    // Changed on purpose? Clients of the version before are still out there, on phones that were not reloaded. If they can
    // live with the change, only pin the new value; if not, raise `protocolVersion` as well, so that they are told to reload.
    expect([protocolVersion, pinned]).toEqual([1, 'cb7930d673993ea2'])
  })

  it('closes for good with 4400 to 4499, which y-websocket does not come back from, and else with codes it does', () => {
    const { restart, tooSlow, ...forGood } = closeCode
    for (const code of Object.values(forGood)) expect(code >= 4400 && code < 4500).toBe(true)
    for (const code of [restart, tooSlow]) expect(code < 4400).toBe(true)
  })

  it('keeps its own messages clear of those of y-protocols', () => {
    const { sync, awareness, auth, queryAwareness, ...ours } = messageType
    expect([sync, awareness, auth, queryAwareness]).toEqual([0, 1, 2, 3])
    for (const type of Object.values(ours)) expect(type).toBeGreaterThan(100)
  })

  it('lets nobody name a contributor twice or hand out more than there is', () => {
    const declare = (contributors: unknown) =>
      command.safeParse({ kind: 'contributors.declare', objectId: 'note00000000', contributors, reason: '' }).success
    expect(declare([{ participantId: 'a', share: 1 }])).toBe(true)
    expect(
      declare([
        { participantId: 'a', share: 0.5 },
        { participantId: 'b', share: 0.5 },
      ]),
    ).toBe(true)
    expect(
      declare([
        { participantId: 'a', share: 0.333 },
        { participantId: 'b', share: 0.333 },
        { participantId: 'c', share: 0.334 },
      ]),
    ).toBe(true)
    expect(
      declare([
        { participantId: 'a', share: 0.5 },
        { participantId: 'a', share: 0.5 },
      ]),
    ).toBe(false)
    expect(
      declare([
        { participantId: 'a', share: 1 },
        { participantId: 'b', share: 1 },
      ]),
    ).toBe(false)
    expect(declare([])).toBe(false)
  })
})
