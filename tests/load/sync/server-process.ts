/** Starting, measuring and stopping one server with its child processes, through /proc (so: Linux). */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import net from 'node:net'
import { now, sleep } from './timing'

export interface Command {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Record<string, string>
  readonly cwd: string
}
/** CPU seconds so far and bytes now, of the Node processes and of everything (databases included). */
export interface Usage {
  readonly at: number
  readonly cpu: number
  readonly rss: number
  readonly cpuWithDatabase: number
  readonly rssWithDatabase: number
}

const ticksPerSecond = 100
const pageBytes = 4096
const collector = new URL('./collect-garbage.mjs', import.meta.url).href

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = net.createServer().once('error', reject)
    socket.listen(0, '127.0.0.1', () => {
      const { port } = socket.address() as net.AddressInfo
      socket.close(() => resolve(port))
    })
  })
}

interface Stat {
  readonly parent: number
  readonly node: boolean
  readonly cpu: number
  readonly rss: number
}

function stat(pid: number): Stat | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const name = line.slice(line.indexOf('(') + 1, line.lastIndexOf(')'))
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
    const cpu = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
    return { parent: Number(fields[1]), node: !name.startsWith('postgres'), cpu, rss: Number(fields[21]) * pageBytes }
  } catch {
    return null // it has ended since the directory was read
  }
}

function descendants(root: number): Array<readonly [number, Stat]> {
  const all = readdirSync('/proc').flatMap((name) => {
    const pid = Number(name)
    const found = Number.isInteger(pid) ? stat(pid) : null
    return found ? [[pid, found] as const] : []
  })
  const inside = new Set([root])
  for (let grew = true; grew; ) {
    grew = false
    for (const [pid, one] of all) {
      if (inside.has(pid) || !inside.has(one.parent)) continue
      inside.add(pid)
      grew = true
    }
  }
  return all.filter(([pid]) => inside.has(pid))
}

export class ServerProcess {
  /** The most bytes the Node processes held at any sample. */
  peakRss = 0
  private ended: string | null = null
  private readonly child: ChildProcess
  private readonly sampler: NodeJS.Timeout

  constructor(
    command: Command,
    private readonly port: number,
    logFile: string,
  ) {
    const log = openSync(logFile, 'a')
    this.child = spawn(command.command, command.args, {
      cwd: command.cwd,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${collector}`.trim(),
        ...command.env,
      },
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    this.child.on('exit', (code, signal) => {
      this.ended = `${code ?? signal}`
    })
    this.child.on('error', (error) => {
      this.ended = error.message
    })
    this.sampler = setInterval(() => this.usage(), 200)
  }

  usage(): Usage {
    const all = descendants(this.child.pid!).map(([, one]) => one)
    const node = all.filter((one) => one.node)
    const sum = (list: readonly Stat[], of: 'cpu' | 'rss'): number => list.reduce((total, one) => total + one[of], 0)
    const rss = sum(node, 'rss')
    this.peakRss = Math.max(this.peakRss, rss)
    return { at: now(), cpu: sum(node, 'cpu'), rss, cpuWithDatabase: sum(all, 'cpu'), rssWithDatabase: sum(all, 'rss') }
  }

  /** Waits for the port to accept and for `alive` to answer; returns milliseconds since the start. */
  async ready(alive: (port: number) => Promise<boolean>, limit = 40_000): Promise<number> {
    const start = now()
    while (now() - start < limit) {
      if (this.ended !== null) throw new Error(`the server ended while starting: ${this.ended}`)
      if (await alive(this.port)) return now() - start
      await sleep(20)
    }
    throw new Error('the server did not answer in time')
  }

  /** Full garbage collection in every Node process, so that memory figures compare live data. */
  async collect(): Promise<void> {
    for (const [pid, one] of descendants(this.child.pid!)) {
      if (one.node && isListening(pid)) process.kill(pid, 'SIGUSR2')
    }
    await sleep(1500)
  }

  /** SIGKILL ends every process of the server at once, its database too: a crash of the machine would spare neither. */
  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    clearInterval(this.sampler)
    if (this.ended !== null) return
    if (signal === 'SIGKILL') this.killAll()
    else this.child.kill('SIGTERM')
    const start = now()
    for (let forced = false; this.ended === null; await sleep(5)) {
      if (forced || now() - start < 15_000) continue
      forced = true
      this.killAll()
    }
  }

  private killAll(): void {
    for (const [pid] of descendants(this.child.pid ?? 0)) if (stat(pid)) process.kill(pid, 'SIGKILL')
  }
}

function isListening(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`).endsWith('node') && readFileSync(`/proc/${pid}/environ`, 'latin1').includes('collect-garbage')
  } catch {
    return false
  }
}
