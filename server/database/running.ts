/** A cluster that is running: what its `postmaster.pid` says, and whether it answers. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { address } from './address'

export interface RunningCluster {
  readonly pid: number
  /** Empty where the cluster listens on a port instead. */
  readonly socketFolder: string
  url(database: string): string
}

/** What the cluster in `folder` wrote down about itself; null when none was left. The process may be long gone. */
export async function readRunning(folder: string): Promise<RunningCluster | null> {
  const text = await readFile(path.join(folder, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  // Line 1 process id, 4 port, 5 socket folder.
  const lines = text.split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, ...address(lines[4]?.trim() ?? '', Number(lines[3]) || 5432) } : null
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** True when a question is answered. */
async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  // A server that is still starting resets the connection; the promise below says so, the event adds nothing.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Asks until it answers (true), or until it has ended or a minute has passed (false): recovery after a crash takes its time. */
export async function untilAnswers(cluster: RunningCluster, ended: () => boolean): Promise<boolean> {
  const patience = Date.now() + 60_000
  while (!ended() && Date.now() < patience) {
    if (await answers(cluster.url('postgres'))) return true
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return false
}
