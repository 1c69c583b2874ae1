/**
 * One server on a free port and an empty data folder for all end-to-end tests. They find it by EVENBOARD_E2E_URL, and the
 * one-time code of the first facilitator in EVENBOARD_E2E_CODE.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { runServer } from './running-server'

export default async function startServer(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'evenboard-e2e-'))
  const server = await runServer(dataDir)
  process.env.EVENBOARD_E2E_URL = server.url
  process.env.EVENBOARD_E2E_CODE = server.code ?? ''
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
