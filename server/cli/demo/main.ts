/** Plays the scenario on a running, fresh installation: `main.ts <address> <one-time code>`. Started by `scripts/demo.mjs`. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Browser } from './browser'
import { look } from './look'
import { drawAreas, facilitatorOf, openBoard } from './open-board'
import { perform } from './perform'
import { planFor } from './plan'
import { checkLines, differenceLines, skippedLines, wayInLines } from './report'
import { scenarioSchema } from './scenario'
import { Stage } from './stage'

const say = (lines: readonly string[]): boolean => process.stdout.write(`${lines.join('\n')}\n`)

async function main(address: string, code: string): Promise<number> {
  const scenario = scenarioSchema.parse(JSON.parse(readFileSync(path.resolve('prisma/demo/scenario.json'), 'utf8')))
  const plan = planFor(scenario)
  // Every open page listens for the end of this process, and a dozen are open at once.
  process.setMaxListeners(64)
  const started = performance.now()
  const browser = new Browser(address)
  const stage = new Stage(scenario, await openBoard(scenario, browser, code), browser)
  const { person, device } = facilitatorOf(scenario)
  await drawAreas(scenario, await stage.device(device).writeAs(stage.ownHand(person, device)))

  const tenth = Math.ceil(plan.steps.length / 10)
  const moments = await perform(plan, stage, (done, of) => done % tenth === 0 && say([`  ${done} of ${of} steps`]))
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  say([`“${scenario.title}” was played by ${scenario.participants.length} people on ${scenario.devices.length} devices in ${seconds} s.`])

  const checks = await look(scenario, stage, moments)
  await Promise.all(stage.openDevices.map((one) => one.close()))
  say(['', ...skippedLines(plan), ...differenceLines(scenario), '', ...wayInLines(stage), '', ...checkLines(checks)])
  return checks.every((one) => one.passed) ? 0 : 1
}

const [address, code] = process.argv.slice(2)
if (!address || !code) throw new Error('main.ts <address> <one-time code>')
process.exit(await main(address, code))
