/** Prints the address of the database of the Evenboard that is running on DATA_DIR: for backups and for looking inside. */
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'

const { readRunning } = await tsImport('../server/database/running.ts', import.meta.url)
const folder = path.resolve(process.env.DATA_DIR ?? 'data', 'pg')
const running = await readRunning(folder)
if (!process.env.DATABASE_URL && !running) {
  console.error(`No database is running in ${folder}. Start Evenboard first, or set DATA_DIR.`)
  process.exit(1)
}
console.log(process.env.DATABASE_URL ?? running.url('evenboard'))
