/**
 * What SQL leads from the migrations folder to prisma/schema.prisma? Prisma's own schema engine answers, compiled to
 * WebAssembly, with an in-memory PGlite as its shadow database: no server and no download are needed.
 */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { createRequire } from 'node:module'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import { PrismaPGlite } from 'pglite-prisma-adapter'

export const migrationsFolder = 'prisma/migrations'
const schemaFile = 'prisma/schema.prisma'

/** The SQL still missing from the migrations folder; null when the migrations say what the schema says. */
export async function missingSql() {
  const files = [{ path: schemaFile, content: await readFile(schemaFile, 'utf8') }]
  const database = await PGlite.create()
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database))
    await startEngine()
    const schemaEngine = await engine.SchemaEngine.new({ datamodels: files.map((file) => [file.path, file.content]) }, () => {}, adapter)
    const answer = await schemaEngine.diff({
      from: { tag: 'migrations', ...(await listMigrations()) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    const sql = (answer.stdout ?? '').trim()
    return sql === '' || sql === '-- This is an empty migration.' ? null : sql
  } finally {
    await database.close()
  }
}

/** The package's own entry imports the .wasm file as a module, which Node 20 cannot; so it is put together by hand. */
async function startEngine() {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const { instance } = await WebAssembly.instantiate(await readFile(path.join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': engine,
  })
  engine.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}

async function listMigrations() {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: await readFile(path.join(migrationsFolder, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: await readFile(path.join(migrationsFolder, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  }
}
