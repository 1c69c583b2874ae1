/** Runs a tool of node_modules and streams what it says. */
import { spawn } from 'node:child_process'

/** Resolves with the exit status; a tool ended by a signal has status 1. */
export function run(file, args, extraEnvironment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...extraEnvironment },
    })
    child.once('error', reject)
    child.once('exit', (status) => resolve(status ?? 1))
  })
}

/** The same, keeping what it says; `status` and `text`. */
export function ask(file, args, extraEnvironment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...extraEnvironment },
    })
    const parts = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => parts.push(part))
    child.once('error', reject)
    child.once('close', (status) => resolve({ status: status ?? 1, text: Buffer.concat(parts).toString() }))
  })
}
