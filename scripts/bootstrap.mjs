/**
 * Runs before `npm start` and `npm test`, on a machine that may have nothing but Node and npm: installs the packages of
 * the lock file when they are not the ones in node_modules. Uses built-in modules only.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
process.chdir(root)

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Evenboard needs Node 20.19 or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`)
  process.exit(1)
}

const stampFile = 'node_modules/.evenboard-installed'
const stamp = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(readFileSync('package.json'))
  .update([process.platform, process.arch, process.versions.modules].join(' '))
  .digest('hex')

const installed = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
if (!installed) {
  console.log('Installing the packages Evenboard is made of (once; a few minutes on a slow line) …')
  // Building needs the development packages too, whatever NODE_ENV says outside.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  const environment = { ...process.env, NODE_ENV: 'development', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
  const options = { stdio: ['ignore', 'inherit', 'inherit'], env: environment }
  const run = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (run.status !== 0) {
    console.error('The packages could not be installed. npm says why above; a proxy or a full disk are the usual causes.')
    process.exit(run.status ?? 1)
  }
  writeFileSync(stampFile, stamp)
}
