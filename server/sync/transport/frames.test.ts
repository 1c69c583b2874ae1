import { expect, test } from 'vitest'
import { frame, payloadsOf } from './frames'

const { Receiver } = (await import('ws')) as unknown as {
  Receiver: new (options: object) => NodeJS.WritableStream & { on(event: 'message', then: (data: Buffer, binary: boolean) => void): void }
}

/** What `ws` itself reads out of the bytes. */
async function readByWs(bytes: Buffer): Promise<Buffer[]> {
  const receiver = new Receiver({ isServer: false })
  const messages: Buffer[] = []
  receiver.on('message', (data) => messages.push(data))
  await new Promise<void>((resolve) => receiver.end(bytes, () => resolve()))
  return messages
}

test('a frame of every length class is read by ws as it was meant, several in one write', async () => {
  const payloads = [0, 1, 125, 126, 65_535, 65_536, 200_000].map((length) => Buffer.alloc(length, length % 251))
  const bytes = Buffer.concat(payloads.map((payload) => frame(payload.subarray(0, 3), payload.subarray(3))))
  const read = await readByWs(bytes)
  expect(read.map((payload) => payload.length)).toEqual(payloads.map((payload) => payload.length))
  expect(Buffer.concat(read).equals(Buffer.concat(payloads))).toBe(true)
  expect(payloadsOf(bytes).map((payload) => payload.length)).toEqual(payloads.map((payload) => payload.length))
})
