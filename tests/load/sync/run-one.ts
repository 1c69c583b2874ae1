/** One server with its load generator, for one case: started on an empty folder, measured, stopped, cleaned away. */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { GeneratorApi } from './generator'
import type { Server } from './servers'
import { freePort, ServerProcess } from './server-process'

const patienceMs = 280_000

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

export class Run {
  readonly room = `r${Math.random().toString(36).slice(2, 10)}`
  private readonly data = mkdtempSync(path.join(os.tmpdir(), 'evenboard-bench-'))
  private readonly log = path.join(this.data, 'server.log')
  private readonly waiting = new Map<number, Waiting>()
  private generator: ChildProcess | null = null
  private running: ServerProcess | null = null
  private port = 0
  private calls = 0

  constructor(readonly server: Server) {}

  get process(): ServerProcess {
    if (!this.running) throw new Error('the server has not been started')
    return this.running
  }

  /** Starts (or restarts) the server; returns how long it took to answer. */
  async start(): Promise<number> {
    this.port ||= await freePort()
    this.running = new ServerProcess(this.server.command(this.at()), this.port, this.log)
    return this.running.ready(this.server.alive)
  }

  async startGenerator(): Promise<void> {
    const file = fileURLToPath(new URL('./generator.ts', import.meta.url))
    const generator = fork(file, { execArgv: ['--import', 'tsx', '--max-old-space-size=6144'], serialization: 'advanced' })
    this.generator = generator
    generator.on('message', (message: { id: number; result?: unknown; error?: string }) => {
      const asked = this.waiting.get(message.id)
      this.waiting.delete(message.id)
      if (message.error === undefined) asked?.resolve(message.result)
      else asked?.reject(new Error(message.error))
    })
    generator.on('exit', (code) => {
      for (const asked of this.waiting.values()) asked.reject(new Error(`the load generator ended (${code})`))
    })
    await this.ask('init', this.server.name, this.at())
  }

  ask<Name extends keyof GeneratorApi>(
    name: Name,
    ...args: Parameters<GeneratorApi[Name]>
  ): Promise<Awaited<ReturnType<GeneratorApi[Name]>>> {
    return new Promise((resolve, reject) => {
      const id = ++this.calls
      const timer = setTimeout(() => reject(new Error(`${name}: no answer from the load generator`)), patienceMs)
      this.waiting.set(id, {
        resolve: (value) => {
          clearTimeout(timer)
          resolve(value as Awaited<ReturnType<GeneratorApi[Name]>>)
        },
        reject: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      })
      this.generator?.send({ id, name, args })
    })
  }

  at = (): { port: number; data: string } => ({ port: this.port, data: path.join(this.data, 'store') })

  /** The last words of the server, for a run that failed. */
  lastWords(): string {
    return existsSync(this.log) ? readFileSync(this.log, 'utf8').slice(-1500) : ''
  }

  async end(): Promise<void> {
    if (this.generator?.connected) this.generator.disconnect()
    await this.running?.stop('SIGTERM')
    rmSync(this.data, { recursive: true, force: true })
  }
}
