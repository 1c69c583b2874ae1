/**
 * `npm start`: builds when a source has changed and serves, in this same process, so that signals reach the server.
 * Services and containers run `node scripts/start.mjs` directly: npm does not pass SIGTERM on.
 */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import './bootstrap.mjs'

process.chdir(path.dirname(import.meta.dirname))
try {
  const { build } = await import('./build.mjs')
  await build()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
process.env.NODE_ENV = 'production'
process.env.NEXT_TELEMETRY_DISABLED = '1'
// What went wrong is then said in lines of the sources, not of the bundle.
process.setSourceMapsEnabled(true)
await import(pathToFileURL('dist/server.js').href)
