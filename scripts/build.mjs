/** Builds what `npm start` runs: the database client, the pages, the server and the service worker. Only when a source has changed. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { build as bundle, stop as stopBundler } from 'esbuild'
import { generate } from './generate.mjs'
import { buildPlaces, hashOf, isDone } from './sources.mjs'

const stampFile = 'dist/.stamp'

/** The server keeps its packages outside the bundle: they are loaded once, from node_modules, by us and by Next alike. */
const bundleServer = () =>
  bundle({
    entryPoints: ['server/main.ts'],
    outfile: 'dist/server.js',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })

const bundleServiceWorker = () =>
  bundle({
    entryPoints: ['client/offline/service-worker.ts'],
    outfile: 'public/service-worker.js',
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    minify: true,
    logLevel: 'warning',
  })

function buildPages() {
  console.log('Building the pages (about a minute; only when something has changed) …')
  const environment = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const run = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], { env: environment, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`The pages could not be built:\n${run.stdout}${run.stderr}`)
}

export async function build() {
  generate()
  const hash = hashOf(buildPlaces)
  if (isDone(stampFile, hash) && existsSync('.next/BUILD_ID')) return
  rmSync(stampFile, { force: true })
  mkdirSync('dist', { recursive: true })
  await bundleServiceWorker()
  buildPages()
  await bundleServer()
  await stopBundler()
  writeFileSync(stampFile, hash)
}

if (process.argv[1] === import.meta.filename) {
  await build().catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
}
