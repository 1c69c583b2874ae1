/** `npm run check`: everything about the sources that can be said without running them. Every check runs, whatever fails. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import './bootstrap.mjs'

process.chdir(path.dirname(import.meta.dirname))
const { ask } = await import('./run.mjs')

/** A check answers with what is wrong, or with nothing. */
const tool =
  (file, ...args) =>
  async () => {
    const { status, text } = await ask(file, args)
    return status === 0 ? '' : text
  }

const floors = ['domain', 'client', 'server', 'components', 'app', 'tests']
const tsc = 'node_modules/typescript/bin/tsc'

async function arrows() {
  const { brokenRules, whyOf } = await import('./arrows.mjs')
  return brokenRules(process.cwd())
    .broken.map(({ rule, from, to }) => `${from}${to && ` → ${to}`}\n    ${rule}: ${whyOf(rule)}`)
    .join('\n')
}

async function lock() {
  const { lockHoles } = await import('./lock-holes.mjs')
  return lockHoles().join('\n')
}

async function migrations() {
  const { status, text } = await ask('scripts/migration-check.mjs', [])
  return status === 0 ? '' : text
}

export const checks = [
  { name: 'format', find: tool('node_modules/@biomejs/biome/bin/biome', 'format', '--max-diagnostics=50', '.') },
  { name: 'lint', find: tool('node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  ...floors.map((floor) => ({ name: `types of ${floor}`, find: tool(tsc, '-p', `${floor}/tsconfig.json`) })),
  { name: 'arrows', find: arrows },
  { name: 'dead code', find: tool('node_modules/knip/bin/knip.js', '--no-progress') },
  { name: 'lock file', find: lock },
  { name: 'migrations match the schema', find: migrations },
].filter(({ name }) => !name.startsWith('types of ') || existsSync(`${name.slice('types of '.length)}/tsconfig.json`))

/** Runs all checks, says what it finds, and answers with how many passed and failed. */
export async function runChecks() {
  const { generate } = await import('./generate.mjs')
  generate()
  const count = { passed: 0, failed: 0 }
  for (const { name, find } of checks) {
    const began = performance.now()
    const wrong = await find()
    const took = `${((performance.now() - began) / 1000).toFixed(1)} s`
    if (wrong) {
      count.failed += 1
      console.log(`✗ ${name} (${took})\n${wrong.trimEnd()}\n`)
    } else {
      count.passed += 1
      console.log(`✓ ${name} (${took})`)
    }
  }
  return count
}

if (process.argv[1] === import.meta.filename) {
  const { passed, failed } = await runChecks()
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed > 0 ? 1 : 0)
}
