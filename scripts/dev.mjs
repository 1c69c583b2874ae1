/** `npm run dev`: the same server on the sources. Pages change under your eyes; a change of the server starts it again. */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import path from 'node:path'
import './bootstrap.mjs'

process.chdir(path.dirname(import.meta.dirname))
const { generate } = await import('./generate.mjs')
generate()

const settled = 300
let server
let again = false
let timer

function start() {
  const environment = { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' }
  server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { stdio: 'inherit', env: environment })
  server.once('exit', (code) => {
    if (again) start()
    else process.exitCode = code ?? 1
    if (!again) for (const watcher of watchers) watcher.close()
    again = false
  })
}

const watchers = ['server', 'domain', 'prisma/migrations'].map((folder) =>
  watch(folder, { recursive: true }, (_event, file) => {
    if (!file || !/\.(ts|sql)$/.test(file) || file.includes('.test.')) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      again = true
      server.kill('SIGTERM')
    }, settled)
  }),
)
start()
// Ctrl-C reaches the server too; we end when it has.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
