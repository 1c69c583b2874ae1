/** What was played, what was left out, what was checked, and how to get in. Pure. */
import type { Check } from './expected'
import type { Plan } from './plan'
import { laterEvents, type Scenario } from './scenario'
import type { Stage } from './stage'
import { laterChecks } from './story'

const sum = (list: Iterable<number>): number => [...list].reduce((total, one) => total + one, 0)

/** Events that later versions will play, by what they are for. */
export function skippedLines(plan: Plan): string[] {
  const counts = new Map<string, number>()
  for (const [type, count] of plan.skipped) counts.set(laterEvents[type], (counts.get(laterEvents[type]) ?? 0) + count)
  return [
    `Skipped, because this version cannot do it yet: ${sum(plan.skipped.values())} events`,
    ...[...counts].map(([what, count]) => `  ${String(count).padStart(3)}  ${what}`),
    `  ${plan.openly.length} notes were written in private in the scenario and in the open here: ${plan.openly.join(', ')}`,
  ]
}

/** Where what is compared differs from the scenario's last word, and what is not compared at all. */
export function differenceLines(scenario: Scenario): string[] {
  const withdrawn = scenario.contributions.filter((one) => one.state === 'withdrawn').map((one) => one.id)
  return [
    `${withdrawn.join(', ')} are withdrawn at the end of the scenario; they were compared with how they stood before.`,
    `Not checked yet: ${laterChecks.map(([id, what]) => `${id} (${what})`).join(', ')}.`,
  ]
}

/** Failures in full, then the closing line. */
export function checkLines(checks: readonly Check[]): string[] {
  const failed = checks.filter((one) => !one.passed)
  return [...failed.map((one) => `FAILED ${one.name}: ${one.detail}`), `${checks.length - failed.length} passed, ${failed.length} failed`]
}

export function wayInLines(stage: Stage): string[] {
  const { board } = stage
  return [
    `Join as somebody new: ${board.joinAddress}  (code ${board.joinCode})`,
    `Return as somebody of the scenario: ${new URL('/return', board.joinAddress).href}`,
    ...[...stage.returnCodes].map(([person, code]) => `  ${stage.nameOf(person).padEnd(12)} ${code}`),
    `Sign in as ${stage.nameOf(board.facilitator.person)}, who facilitates: ${board.facilitator.email}, password "${board.facilitator.password}"`,
    `The board: ${new URL(`/boards/${board.boardId}/pages/${board.pageId}`, board.joinAddress).href}`,
  ]
}
