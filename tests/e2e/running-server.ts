/** Starts Evenboard the way a newcomer does, and ends it the way it is asked to, or the way power cuts do. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const readyLine = /^Evenboard is ready at (\S+)$/
const codeLine = /one-time code: (.+)$/

export interface RunningServer {
  readonly url: string
  /** The one-time code of the first facilitator; null on a data folder that has one already. */
  readonly code: string | null
  /** Ends it politely and waits. */
  stop(): Promise<void>
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>
}

/** `port` 0 is any free one. Rejects when the server ends before it is ready. */
export async function runServer(dataDir: string, port = 0): Promise<RunningServer> {
  const { DATABASE_URL: _, PUBLIC_URL: __, ...inherited } = process.env
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...inherited, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
  })
  const ended = once(server, 'exit')
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    server.kill(signal)
    await ended
  }
  try {
    const told = await Promise.race([
      whatItSays(server),
      ended.then(([status]) => {
        throw new Error(`The server ended (${status}) before it was ready.`)
      }),
    ])
    return { ...told, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
  } catch (error) {
    server.kill('SIGTERM')
    throw error
  }
}

/** Resolves with the ready line. What comes before it is read for the code. */
function whatItSays({ stdout }: ChildProcess): Promise<Pick<RunningServer, 'url' | 'code'>> {
  let code: string | null = null
  return new Promise((resolve) => {
    if (!stdout) throw new Error('The server says nothing.')
    createInterface({ input: stdout }).on('line', (line) => {
      code = codeLine.exec(line)?.[1] ?? code
      const url = readyLine.exec(line)?.[1]
      if (url) resolve({ url, code })
    })
  })
}
