/**
 * The database that comes with Evenboard, in the data folder. One server process owns it at a time; command-line tools
 * may connect beside it.
 */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { openCluster } from './cluster'
import { embeddedPrograms } from './programs'
import { CannotStart } from '../cannot-start'

export interface EmbeddedDatabase {
  readonly url: string
  /** Stops the database, unless it was running before a tool asked for it. */
  stop(): Promise<void>
}

const databaseName = 'evenboard'
/** Any number nobody else uses in this cluster: whoever holds it is the server of this data folder. */
const ownerLock = 4_318_273

/**
 * Starts (or adopts) the database of `dataDir` and makes sure that our database is in it. With `as: 'server'` it refuses
 * when another server runs on the same folder; with `as: 'tool'` a running database is left running on `stop`.
 * `onLost` is called when the database ends without having been asked to.
 */
export async function openEmbedded(
  dataDir: string,
  as: 'server' | 'tool',
  onLost: () => void = () => undefined,
): Promise<EmbeddedDatabase> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const cluster = await openCluster(embeddedPrograms(), path.join(dataDir, 'pg'), path.join(dataDir, 'postgres.log'))
  const owner = new Client({ connectionString: cluster.url('postgres') })
  await owner.connect()
  let stopping = false
  // "error" comes before "end" when the database is stopped by force; the end is what counts.
  owner.on('error', () => undefined)
  owner.on('end', () => stopping || onLost())
  const leave = as === 'tool' && cluster.adopted
  try {
    if (as === 'server') await claim(owner, dataDir)
    await ensureDatabase(owner)
  } catch (error) {
    stopping = true
    await owner.end()
    if (!cluster.adopted) await cluster.stop()
    throw error
  }
  return {
    url: cluster.url(databaseName),
    stop: async () => {
      stopping = true
      await owner.end()
      if (!leave) await cluster.stop()
    },
  }
}

/** A server that was killed a moment ago may still hold its connection for an instant. */
async function claim(client: Client, dataDir: string): Promise<void> {
  const patience = Date.now() + 3_000
  do {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [ownerLock])
    if (rows[0]?.mine) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  } while (Date.now() < patience)
  throw new CannotStart(`Another Evenboard is already running on ${dataDir}. Stop it first, or set DATA_DIR to another folder.`)
}

async function ensureDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName])
  if (!rowCount) await client.query(`create database ${databaseName} template template0 encoding 'UTF8'`)
}
