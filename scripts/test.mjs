/**
 * `npm test`: everything that proves the product, in the order in which a mistake is cheapest to find. Nothing is
 * skipped in silence: what could not run is said before the closing line, and in CI it is a failure.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { runChecks } from './check.mjs'
import { findChromium, installChromium } from './chromium.mjs'
import { ask, run } from './run.mjs'

const scratch = mkdtempSync(path.join(os.tmpdir(), 'evenboard-results-'))
const total = { passed: 0, failed: 0 }
const missing = []
const inCi = Boolean(process.env.CI)

const note = (passed, failed) => {
  total.passed += passed
  total.failed += failed
}

/** Something a suite needs is not on this machine. */
function cannotRun(what, cure) {
  missing.push(`NOT RUN: ${what}. ${cure}`)
  if (inCi) note(0, 1)
}

async function suite(title, body) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(3, 90 - title.length))}`)
  const began = performance.now()
  try {
    await body()
  } catch (error) {
    console.error(error)
    note(0, 1)
  }
  console.log(`   ${((performance.now() - began) / 1000).toFixed(0)} s · so far ${total.passed} passed, ${total.failed} failed`)
}

/** The counts in a reporter's file. A runner that failed although no test did, or that ran nothing, counts as a failure. */
function noteReport(file, status, read) {
  if (!existsSync(file)) return note(0, 1)
  const { passed, failed, skipped } = read(JSON.parse(readFileSync(file, 'utf8')))
  if (skipped > 0) console.log(`   ${skipped} skipped: a test that does not run proves nothing, so it counts as failed.`)
  note(passed, failed + skipped)
  if (failed + skipped === 0 && (status !== 0 || passed === 0)) note(0, 1)
}

async function vitest(project, environment = {}) {
  const file = path.join(scratch, `${project}-${environment.EVENBOARD_TEST_DATABASE ?? ''}.json`)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const status = await run('node_modules/vitest/vitest.mjs', args, environment)
  noteReport(file, status, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
  }))
}

async function postgresql() {
  const { installedPrograms } = await tsImport('../server/database/programs.ts', import.meta.url)
  if (installedPrograms(process.env.PATH ?? '')) return vitest('database', { EVENBOARD_TEST_DATABASE: 'postgresql' })
  cannotRun('the database tests against an installed PostgreSQL', 'Install one, such as: apt-get install postgresql')
}

async function endToEnd() {
  const browser = (await findChromium()) ?? (await installChromium())
  if (!browser) return cannotRun('the end-to-end tests', 'Install Chromium (apt-get install chromium) or set CHROMIUM_PATH.')
  const file = path.join(scratch, 'e2e.json')
  const status = await run('node_modules/@playwright/test/cli.js', ['test'], { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  noteReport(file, status, ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }))
}

async function build() {
  const { status, text } = await ask('scripts/build.mjs', [])
  console.log(text.trimEnd())
  note(status === 0 ? 1 : 0, status === 0 ? 0 : 1)
}

/** A command of ours that ends with a line "N passed, N failed". */
async function counted(file, args) {
  const { status, text } = await ask('node_modules/tsx/dist/cli.mjs', [file, ...args])
  console.log(text.trimEnd())
  const closing = [...text.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1)
  if (!closing) return note(0, 1)
  note(Number(closing[1]), Number(closing[2]))
  if (status !== 0 && closing[2] === '0') note(0, 1)
}

await suite('sources', async () => {
  const { passed, failed } = await runChecks()
  note(passed, failed)
})
await suite('unit', () => vitest('unit'))
await suite('database: the one we bring along', () => vitest('database', { EVENBOARD_TEST_DATABASE: 'embedded' }))
await suite('database: an installed PostgreSQL', postgresql)
await suite('build', build)
await suite('end to end in Chromium', endToEnd)
for (const [title, file, args] of [
  ['a whole programme, replayed', 'scripts/demo.mjs', ['--exit']],
  ['simulation, with fresh seeds', 'tests/simulation/sim.ts', []],
]) {
  if (existsSync(file)) await suite(title, () => counted(file, args))
}

rmSync(scratch, { recursive: true, force: true })
console.log('')
for (const line of missing) console.log(line)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)
