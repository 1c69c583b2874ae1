/** Starts the hub in a process and kills it without a warning. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

export interface KillableHub {
  readonly address: string
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
}

export async function startHub(database: string): Promise<KillableHub> {
  const program = path.join(import.meta.dirname, 'hub-process.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, database], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const [address] = (await Promise.race([
    once(lines, 'line'),
    gone.then(([status]) => Promise.reject(new Error(`The hub ended with ${status} before it listened.`))),
  ])) as [string]
  return {
    address,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
