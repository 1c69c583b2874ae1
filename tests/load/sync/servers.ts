/** The servers that are compared: how each is started, and how clients get in. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Entry } from './client'
import type { Command } from './server-process'
import type { WireName } from './wire'

export interface Running {
  readonly port: number
  /** An empty folder that survives restarts within a run. */
  readonly data: string
}

/** Ways into a running server. */
export interface Entrances {
  /** For clients that are about to connect; asked for outside the measured time. */
  entries(room: string, count: number): Promise<Entry[]>
  close(): Promise<void>
}

export interface Server {
  readonly name: string
  readonly wire: WireName
  /** Relays bytes and knows nothing. */
  readonly stateless: boolean
  /** Keeps what it was told over a restart. */
  readonly persistent: boolean
  command(at: Running): Command
  alive(port: number): Promise<boolean>
  entrances(at: Running): Promise<Entrances>
}

const here = path.dirname(fileURLToPath(import.meta.url))
const house = path.resolve(here, '../../..')
const peers = path.join(here, 'peers')

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  )
const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )

/** A peer lets anybody in under any id. */
async function openToAll({ port }: Running, wire: WireName): Promise<Entrances> {
  let issued = 1_000_000
  const url = (room: string): string => `ws://127.0.0.1:${port}${wire === 'hocuspocus' ? '' : `/${room}`}`
  return {
    entries: async (room, count) => Array.from({ length: count }, () => ({ url: url(room), clientId: issued++ })),
    close: async () => undefined,
  }
}

interface Peer {
  readonly name: string
  readonly file: string
  readonly wire?: WireName
  readonly stateless?: boolean
  readonly persistent?: boolean
  readonly env?: (data: string) => Record<string, string>
}

const peer = ({ name, file, wire = 'y-protocols', stateless = false, persistent = false, env }: Peer): Server => ({
  name,
  wire,
  stateless,
  persistent,
  command: ({ port, data }) => ({
    command: process.execPath,
    args: [file],
    cwd: peers,
    env: { HOST: '127.0.0.1', PORT: String(port), ...env?.(data) },
  }),
  alive: answers,
  entrances: (at) => openToAll(at, wire),
})

const yWebsocket = 'node_modules/@y/websocket-server/src/server.js'

const servers: readonly Server[] = [
  peer({ name: 'raw-relay', file: 'raw-relay.mjs', stateless: true }),
  peer({ name: 'raw-batch-relay', file: 'raw-relay.mjs', stateless: true, env: () => ({ BATCH_MS: '0' }) }),
  peer({ name: 'raw-batch8-relay', file: 'raw-relay.mjs', stateless: true, env: () => ({ BATCH_MS: '8' }) }),
  peer({ name: 'y-websocket', file: yWebsocket }),
  peer({ name: 'y-websocket-leveldb', file: yWebsocket, persistent: true, env: (data) => ({ YPERSISTENCE: path.join(data, 'level') }) }),
  peer({ name: 'hocuspocus', file: 'hocuspocus.mjs', wire: 'hocuspocus' }),
  {
    name: 'evenboard',
    wire: 'evenboard',
    stateless: false,
    persistent: true,
    command: ({ port, data }) => ({
      command: process.execPath,
      args: ['dist/server.js'],
      cwd: house,
      env: { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: data, LOG_LEVEL: 'warn' },
    }),
    alive: isReady,
    entrances: async (at) => (await import('./admission')).admission(at),
  },
]

export const serverNames = servers.map((server) => server.name)

export function findServer(name: string): Server {
  const found = servers.find((server) => server.name === name)
  if (!found) throw new Error(`There is no server "${name}"; choose from ${serverNames.join(', ')}.`)
  return found
}
