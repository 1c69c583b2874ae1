/**
 * Evenboard's sync room against others, in one run on one machine: `npm run bench:sync`.
 *
 *     npm run bench:sync -- --scenarios edits,cursors --servers evenboard,raw-batch-relay --reps 3
 *     npm run bench:sync -- --set edits.clients=10,100 --set rooms.rooms=100
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Run } from './run-one'
import { type Outcome, type Scenario, scenarios } from './scenarios'
import { findServer, type Server } from './servers'
import { type Row, table } from './table'
import { median, now } from './timing'

const { values: chosen } = parseArgs({
  options: {
    servers: { type: 'string', default: 'raw-relay,raw-batch-relay,raw-batch8-relay,y-websocket,y-websocket-leveldb,hocuspocus,evenboard' },
    scenarios: { type: 'string', default: Object.keys(scenarios).join(',') },
    reps: { type: 'string', default: '1' },
    set: { type: 'string', multiple: true, default: [] },
  },
})

/** The cases of a scenario, with `--set scenario.key=1,2` laid over them. */
function casesOf(name: string, scenario: Scenario): Array<Record<string, number>> {
  let cases = scenario.cases.map((one) => ({ ...one }))
  for (const setting of chosen.set) {
    const [, about, key, list] = /^([\w-]+)\.(\w+)=([\d,.]+)$/.exec(setting) ?? []
    if (!key || !list) throw new Error(`"${setting}" is not of the form scenario.key=1,2`)
    if (about !== name) continue
    const [first] = cases
    const values = list.split(',').map(Number)
    cases = values.length > 1 ? values.map((value) => ({ ...first, [key]: value })) : cases.map((one) => ({ ...one, [key]: values[0]! }))
  }
  return cases.filter((one, at) => cases.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at)
}

async function once(server: Server, scenario: Scenario, given: Record<string, number>): Promise<Outcome> {
  const run = new Run(server)
  try {
    await run.start()
    await run.startGenerator()
    return await scenario.run(run, given)
  } catch (error) {
    return { metrics: {}, problems: [error instanceof Error ? error.message : String(error), run.lastWords()] }
  } finally {
    await run.end()
  }
}

function medians(outcomes: readonly Outcome[]): Outcome['metrics'] {
  const names = new Set(outcomes.flatMap((outcome) => Object.keys(outcome.metrics)))
  return Object.fromEntries(
    [...names].map((name) => {
      const values = outcomes.flatMap((outcome) => outcome.metrics[name] ?? [])
      const numbers = values.filter((value) => typeof value === 'number')
      return [name, numbers.length === values.length ? median(numbers) : [...new Set(values)].join(' / ')]
    }),
  )
}

async function main(): Promise<number> {
  const started = new Date()
  const reps = Number(chosen.reps)
  const servers = chosen.servers.split(',').map(findServer)
  const tables: string[] = []
  const failures: string[] = []
  for (const name of chosen.scenarios.split(',')) {
    const scenario = scenarios[name]
    if (!scenario) throw new Error(`There is no scenario "${name}"; choose from ${Object.keys(scenarios).join(', ')}.`)
    for (const given of casesOf(name, scenario)) {
      const label = Object.entries(given)
        .map(([key, value]) => `${key} ${value}`)
        .join(', ')
      const outcomes = new Map<Server, Outcome[]>()
      for (let rep = 0; rep < reps; rep++) {
        for (const server of servers.filter((one) => scenario.fits?.(one) ?? true)) {
          const from = now()
          const outcome = await once(server, scenario, given)
          outcomes.set(server, [...(outcomes.get(server) ?? []), outcome])
          const ok = outcome.problems.length === 0
          if (!ok) failures.push(`${name} (${label}), ${server.name}: ${outcome.problems.join('; ')}`)
          process.stderr.write(
            `${name} (${label}) ${server.name}: ${ok ? 'ok' : `FAILED ${outcome.problems.join('; ')}`} (${((now() - from) / 1000).toFixed(1)} s)\n`,
          )
        }
      }
      const rows: Row[] = [...outcomes].map(([server, list]) => ({
        server: server.name,
        ok: list.every((one) => one.problems.length === 0),
        metrics: medians(list),
      }))
      const text = table(`${scenario.title}: ${label}`, scenario.columns, rows)
      tables.push(text)
      process.stdout.write(`\n${text}\n\n`)
    }
  }
  const cpu = os.cpus()
  const setting = `${started.toISOString().slice(0, 10)}, Node ${process.version}, ${cpu.length} × ${cpu[0]?.model ?? 'unknown'}, ${reps} repetition${reps === 1 ? '' : 's (medians)'}, load ${os.loadavg()[0]!.toFixed(1)} at the end`
  const results = path.join(path.dirname(fileURLToPath(import.meta.url)), 'results')
  mkdirSync(results, { recursive: true })
  writeFileSync(
    path.join(results, `${started.toISOString().slice(0, 19).replace(/[:T]/g, '-')}.md`),
    `${setting}\n\n${tables.join('\n\n')}\n`,
  )
  process.stdout.write(
    `${setting}\n${failures.length === 0 ? 'Every run passed its checks.' : `${failures.length} runs FAILED:\n${failures.join('\n')}`}\n`,
  )
  return failures.length === 0 ? 0 : 1
}

process.exit(await main())
