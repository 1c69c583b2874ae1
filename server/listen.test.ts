import { createServer } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { listen } from './listen'

const open = [createServer(), createServer()] as const
afterEach(async () => {
  await Promise.all(open.map((server) => new Promise((resolve) => server.close(resolve))))
})

const host = '127.0.0.1'

test('a port nobody chose may be the next free one', async () => {
  const taken = await listen(open[0], { host, port: 0, orNext: false })
  expect(await listen(open[1], { host, port: taken, orNext: true })).toBeGreaterThan(taken)
})

test('a chosen port that is taken is a clear refusal', async () => {
  const taken = await listen(open[0], { host, port: 0, orNext: false })
  await expect(listen(open[1], { host, port: taken, orNext: false })).rejects.toThrow(`Port ${taken} is taken`)
})
