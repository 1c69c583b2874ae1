/** Prisma's client, generated from the schema when that has changed. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { hashOf, isDone } from './sources.mjs'

const stampFile = 'generated/.stamp'

export function generate() {
  const hash = hashOf(['prisma/schema.prisma', 'node_modules/@prisma/client/package.json'])
  if (isDone(stampFile, hash)) return
  console.log('Generating the database client …')
  const environment = {
    ...process.env,
    // Prisma would download its migration engine before any command, even this one, which has no use for it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  }
  const run = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], { env: environment, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`The database client could not be generated:\n${run.stdout}${run.stderr}`)
  writeFileSync(stampFile, hash)
}

if (process.argv[1] === import.meta.filename) generate()
