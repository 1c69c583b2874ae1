/** `npm run migration:new -- add-votes`: writes the SQL that leads from the migrations to the schema into a new migration. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { migrationsFolder, missingSql } from './schema-diff.mjs'

const name = process.argv[2]
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  console.error('Give the migration a name of small letters, digits and dashes: npm run migration:new -- add-votes')
  process.exit(1)
}
const sql = await missingSql()
if (sql === null) {
  console.log('The migrations already say what prisma/schema.prisma says.')
  process.exit(0)
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = path.join(migrationsFolder, `${stamp}_${name.replaceAll('-', '_')}`)
await mkdir(folder, { recursive: true })
await writeFile(path.join(folder, 'migration.sql'), `${sql}\n`)
console.log(`Written: ${folder}/migration.sql. Read it before you commit it.`)
process.exit(0)
