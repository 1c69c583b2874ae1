/**
 * `npm run demo`: starts the product on a data folder of its own, wiped first, and plays the workshop scenario on it through
 * real clients. Afterwards the board stays open to look at; with `--exit` it ends with a status that says whether all was
 * as it should be.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import './bootstrap.mjs'

const root = path.dirname(import.meta.dirname)
const dataDir = path.join(root, 'data', 'demo')
const leave = process.argv.includes('--exit')

/** The database of an earlier demo that still runs would not survive its folder being wiped. */
function stillRunning() {
  const file = path.join(dataDir, 'pg', 'postmaster.pid')
  if (!existsSync(file)) return false
  try {
    process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

if (stillRunning()) {
  console.error('A demo is running already. Stop it first.')
  process.exit(1)
}
rmSync(dataDir, { recursive: true, force: true })

const environment = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' }
const server = spawn(process.execPath, [path.join(root, 'scripts', 'start.mjs')], {
  env: environment,
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = new Promise((resolve) => server.once('exit', (code) => resolve(code ?? 1)))

/** Waits for the two lines of the first start: the one-time code, then the address. */
function readyServer() {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stdout.setEncoding('utf8').on('data', (part) => {
      process.stdout.write(part)
      said += part
      const code = /one-time code: (.+)/.exec(said)
      const address = /is ready at (\S+)/.exec(said)
      if (code && address) resolve({ code: code[1].trim(), address: address[1] })
    })
    void ended.then((status) => reject(new Error(`The server ended while starting (${status}).`)))
  })
}

function play({ address, code }) {
  return new Promise((resolve) => {
    const actor = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'server', 'cli', 'demo', 'main.ts'), address, code], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    actor.once('exit', (status) => resolve(status ?? 1))
  })
}

try {
  const status = await play(await readyServer())
  if (leave) {
    server.kill('SIGTERM')
    await ended
    process.exit(status)
  }
  console.log('The board stays open. Press Ctrl+C to stop.')
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill('SIGTERM'))
  await ended
  process.exit(status)
} catch (error) {
  console.error(error.message)
  server.kill('SIGTERM')
  process.exit(1)
}
