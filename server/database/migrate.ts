/**
 * Brings a database up to the migrations in prisma/migrations: in order, one transaction a file, one process at a time.
 * The history is kept in Prisma's own table, so that Prisma's tools see the same one.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { CannotStart } from '../cannot-start'

/** Prisma uses the same number, so the two never migrate at once. */
const migrationLock = 72_707_369

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

const historyTable = `create table if not exists "_prisma_migrations" (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

/**
 * Applies what is missing and answers with the names applied. Refuses (throws) when the database knows a migration this
 * Evenboard does not have, or knows one by other words: both mean that data would be misread.
 */
export async function migrate(url: string, folder = path.resolve('prisma/migrations')): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(historyTable)
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'select migration_name, checksum from "_prisma_migrations" where finished_at is not null and rolled_back_at is null',
    )
    const missing = whatIsMissing(migrations, new Map(rows.map((row) => [row.migration_name, row.checksum])))
    for (const migration of missing) await apply(client, migration)
    return missing.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

function whatIsMissing(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  const known = new Set(migrations.map((migration) => migration.name))
  const newer = [...applied.keys()].find((name) => !known.has(name))
  if (newer)
    throw new CannotStart(
      `This database was written by a newer Evenboard (it knows the migration ${newer}). Start that version, or restore the backup made before it.`,
    )
  const changed = migrations.find((migration) => applied.has(migration.name) && applied.get(migration.name) !== migration.checksum)
  if (changed) throw new CannotStart(`The migration ${changed.name} was changed after it had been applied to this database.`)
  return migrations.filter((migration) => !applied.has(migration.name))
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query(
      'insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count) values ($1, $2, $3, now(), clock_timestamp(), 1)',
      [randomUUID(), migration.checksum, migration.name],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new CannotStart(`The migration ${migration.name} failed and was undone: ${String(error)}`, { cause: error })
  }
}
