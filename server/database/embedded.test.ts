import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded } from './embedded'
import { readRunning } from './running'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'evenboard-embedded-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const ask = async (url: string, question: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(question)
  await client.end()
  return rows
}

describe('the embedded database', () => {
  test('is made on the first start, stops when asked, and keeps what it was given', { timeout: 60_000 }, async () => {
    const first = await openEmbedded(dataDir, 'server')
    await ask(first.url, "create table kept as select 'words' as said")
    await first.stop()
    expect(await readRunning(path.join(dataDir, 'pg'))).toBeNull()

    const second = await openEmbedded(dataDir, 'server')
    expect(await ask(second.url, 'select said from kept')).toEqual([{ said: 'words' }])
    await second.stop()
  })

  test('serves one server at a time; a tool may come beside it and leaves it running', { timeout: 60_000 }, async () => {
    const server = await openEmbedded(dataDir, 'server')
    await expect(openEmbedded(dataDir, 'server')).rejects.toThrow('already running')
    const tool = await openEmbedded(dataDir, 'tool')
    expect(tool.url).toBe(server.url)
    await tool.stop()
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
  })

  test('says so when it is ended from outside, and recovers with the next start', { timeout: 60_000 }, async () => {
    let saidLost = () => {}
    const lost = new Promise<void>((resolve) => {
      saidLost = resolve
    })
    await openEmbedded(dataDir, 'server', () => saidLost())
    const running = await readRunning(path.join(dataDir, 'pg'))
    process.kill(running?.pid ?? 0, 'SIGKILL')
    await lost

    const again = await openEmbedded(dataDir, 'server')
    expect(await ask(again.url, 'select said from kept')).toEqual([{ said: 'words' }])
    await again.stop()
  })
})
