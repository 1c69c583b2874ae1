import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { varintLength, writeVarint } from './varint'

test.each([0, 1, 127, 128, 16_383, 16_384, 2_097_152, 2 ** 31 - 1, 2 ** 32, 180_000_000_000, Number.MAX_SAFE_INTEGER])(
  '%d is written as lib0 writes it',
  (value) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, value)
    const bytes = new Uint8Array(varintLength(value) + 1)
    expect(writeVarint(bytes, 1, value)).toBe(bytes.length)
    expect([...bytes.subarray(1)]).toEqual([...encoding.toUint8Array(encoder)])
  },
)
