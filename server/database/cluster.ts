/**
 * A PostgreSQL of our own: made in a folder, started as a child process, stopped with us, adopted when it outlived us.
 *
 * It listens on a unix socket in a private folder: no port, no password. Windows has no such sockets in PostgreSQL and
 * gets a port on the loopback address. PostgreSQL refuses to run as root; there it runs in a user namespace of its own.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { address } from './address'
import type { Programs } from './programs'
import { isAlive, readRunning, untilAnswers } from './running'
import { CannotStart } from '../cannot-start'

export interface Cluster {
  /** The address of a database of this cluster. */
  url(database: string): string
  /** True when it was already running: another process of ours started it, or was killed and left it behind. */
  readonly adopted: boolean
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. Resolves when it is gone. */
  stop(): Promise<void>
}

const onWindows = process.platform === 'win32'
const isRoot = process.getuid?.() === 0

/** The command as it must be spoken to run `program` although we may be root. */
const unprivileged = (program: string, args: readonly string[]): [string, string[]] =>
  isRoot ? ['unshare', ['-U', program, ...args]] : [program, [...args]]

/** Makes the cluster's folder. In a folder beside it first, then renamed: a kill half-way leaves nothing half-made. */
async function initialise(programs: Programs, folder: string): Promise<void> {
  const half = `${folder}.init`
  await rm(half, { recursive: true, force: true })
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o700 })
  const args = ['-D', half, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-instructions']
  const [command, spoken] = unprivileged(programs.initdb, args)
  try {
    await promisify(execFile)(command, spoken)
  } catch (error) {
    throw new CannotStart(
      `The embedded database could not be made in ${folder}. ${rootAdvice()}${String((error as { stderr?: string }).stderr ?? error)}`,
      { cause: error },
    )
  }
  await rename(half, folder)
}

const rootAdvice = () =>
  isRoot
    ? 'PostgreSQL does not run as root, and this machine may forbid user namespaces: run Evenboard as a normal user or set DATABASE_URL. '
    : ''

async function checkMajor(programs: Programs, folder: string): Promise<void> {
  const made = (await readFile(path.join(folder, 'PG_VERSION'), 'utf8')).trim()
  const { stdout } = await promisify(execFile)(programs.postgres, ['--version'])
  const ours = /(\d+)/.exec(stdout)?.[1]
  if (made !== ours) {
    throw new CannotStart(
      `The data in ${folder} was written by PostgreSQL ${made}, and this Evenboard brings ${ours}. Start the Evenboard that wrote it, export with pg_dump, and restore into a fresh DATA_DIR.`,
    )
  }
}

/**
 * Starts the cluster in `folder`, making it the first time, or adopts the one that is running there.
 * `logFile` receives what PostgreSQL says. `settings` are added to its command line (`-c name=value`).
 */
export async function openCluster(
  programs: Programs,
  folder: string,
  logFile: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Cluster> {
  if (!existsSync(path.join(folder, 'PG_VERSION'))) await initialise(programs, folder)
  await checkMajor(programs, folder)

  const left = await readRunning(folder)
  if (left && isAlive(left.pid) && (await untilAnswers(left, () => !isAlive(left.pid)))) {
    return { url: (database) => left.url(database), adopted: true, stop: () => stopProcess(left.pid, left.socketFolder) }
  }
  // After a crash its helpers need a moment to notice; until then PostgreSQL refuses to start beside them.
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const cluster = await launch(programs, folder, logFile, settings)
    if (cluster) return cluster
    await new Promise((resolve) => setTimeout(resolve, 400))
  }
  throw new CannotStart(`The embedded database in ${folder} did not start. ${rootAdvice()}Its own words are in ${logFile}.`)
}

/** One attempt; null when PostgreSQL ended instead of answering. */
async function launch(
  programs: Programs,
  folder: string,
  logFile: string,
  settings: Readonly<Record<string, string>>,
): Promise<Cluster | null> {
  // Socket paths end at about 107 bytes, so the folder is under the temporary directory and not under the data folder.
  const socketFolder = onWindows ? '' : await mkdtemp(path.join(os.tmpdir(), 'evenboard-'))
  const port = onWindows ? await freePort() : 5432
  const place: Record<string, string> = onWindows
    ? { listen_addresses: '127.0.0.1', port: String(port) }
    : { listen_addresses: '', unix_socket_directories: socketFolder, unix_socket_permissions: '0700' }
  const child = await spawnPostgres(programs, folder, logFile, { ...place, shared_buffers: '32MB', max_connections: '60', ...settings })
  const running = { pid: child.pid ?? 0, ...address(socketFolder, port) }
  const answering = await untilAnswers(running, () => child.exitCode !== null || child.signalCode !== null)
  child.unref()
  if (!answering) {
    if (socketFolder) await rm(socketFolder, { recursive: true, force: true })
    return null
  }
  return { url: running.url, adopted: false, stop: () => stopProcess(running.pid, socketFolder) }
}

/** Resolves with the process when it has begun; rejects when there is no such program. */
async function spawnPostgres(
  programs: Programs,
  folder: string,
  logFile: string,
  options: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const args = ['-D', folder, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const [command, spoken] = unprivileged(programs.postgres, args)
  const log = openSync(logFile, 'a', 0o600)
  // Detached: Ctrl-C in a terminal goes to the whole group, and the database must outlive the server's last writes.
  const child = spawn(command, spoken, { detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  await once(child, 'spawn')
  return child
}

/** SIGINT is PostgreSQL's "fast shutdown". The process is not always our child, so its end is seen by asking. */
async function stopProcess(pid: number, socketFolder: string): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT')
  const patience = Date.now() + 30_000
  while (isAlive(pid) && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 20))
  if (isAlive(pid)) throw new CannotStart(`The database (process ${pid}) did not stop within 30 seconds.`)
  if (socketFolder) await rm(socketFolder, { recursive: true, force: true })
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      probe.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0))
    })
  })
