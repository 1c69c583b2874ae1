/**
 * Starts Evenboard the way a newcomer does, on a free port and an empty data folder, once for all end-to-end tests. They
 * find it by EVENBOARD_E2E_URL, and the one-time code of the first facilitator in EVENBOARD_E2E_CODE.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const readyLine = /^Evenboard is ready at (\S+)$/
const codeLine = /one-time code: (.+)$/

export default async function startServer(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'evenboard-e2e-'))
  const { DATABASE_URL: _, PUBLIC_URL: __, ...inherited } = process.env
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...inherited, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
  })
  const ended = once(server, 'exit')
  try {
    await Promise.race([
      readAddress(server.stdout),
      ended.then(([status]) => {
        throw new Error(`The server ended (${status}) before it was ready.`)
      }),
    ])
  } catch (error) {
    server.kill('SIGTERM')
    throw error
  }
  return async () => {
    server.kill('SIGTERM')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Resolves with the ready line. What comes before it is read for the code, and shown when it says something else. */
async function readAddress(output: NodeJS.ReadableStream): Promise<void> {
  const lines = createInterface({ input: output })
  await new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      const code = codeLine.exec(line)?.[1]
      if (code) process.env.EVENBOARD_E2E_CODE = code
      const address = readyLine.exec(line)?.[1]
      if (!address) return
      process.env.EVENBOARD_E2E_URL = address
      resolve()
    })
  })
}
