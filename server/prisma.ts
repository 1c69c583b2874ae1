/**
 * The two doors to the database: Prisma for everything relational, the driver's pool for the journal's hot path.
 * Both live on `globalThis`, because the server's bundle and Next's bundle each load their own copy of this module.
 */
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaClient } from '@/generated/prisma/client'
import { environment } from './env'

export type Database = PrismaClient

const held = globalThis as { evenboardPool?: Pool; evenboardPrisma?: PrismaClient }

function databaseUrl(): string {
  const { databaseUrl } = environment()
  if (!databaseUrl) throw new Error('The database was asked for before it was started.')
  return databaseUrl
}

/** A pool on `url`. An idle connection that breaks is dropped and replaced; the next query says so if nobody answers. */
export function openPool(url: string, most = 10): Pool {
  const opened = new Pool({ connectionString: url, max: most })
  opened.on('error', () => opened.emit('evenboard:idle-connection-lost'))
  return opened
}

/** A Prisma client on `url` with connections of its own, so that a slow page query never waits in front of the journal. */
export const openPrisma = (url: string, most = 10): PrismaClient =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: most }) })

/** The driver's pool of this process. */
export function pool(): Pool {
  held.evenboardPool ??= openPool(databaseUrl())
  return held.evenboardPool
}

/** The Prisma client of this process. */
export function prisma(): PrismaClient {
  held.evenboardPrisma ??= openPrisma(databaseUrl())
  return held.evenboardPrisma
}

/** Ends both; for the orderly stop and for command-line tools. */
export async function closeDatabase(): Promise<void> {
  const { evenboardPool, evenboardPrisma } = held
  held.evenboardPool = undefined
  held.evenboardPrisma = undefined
  await Promise.all([evenboardPool?.end(), evenboardPrisma?.$disconnect()])
}
