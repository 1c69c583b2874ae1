/**
 * `npm run bench:sync`: installs the servers to compare with (in a folder of their own, never with the product), builds
 * ours as `npm start` would, and measures all of them in one run. Options go through: see `tests/load/sync/run.ts`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import './bootstrap.mjs'

process.chdir(path.dirname(import.meta.dirname))
const { build } = await import('./build.mjs')
const { run } = await import('./run.mjs')

const peers = 'tests/load/sync/peers'
if (!existsSync(`${peers}/node_modules`)) {
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'inherit', shell: process.platform === 'win32' })
  if (install.status !== 0) process.exit(install.status ?? 1)
}
await build()
process.exit(await run('node_modules/tsx/dist/cli.mjs', ['tests/load/sync/run.ts', ...process.argv.slice(2)]))
