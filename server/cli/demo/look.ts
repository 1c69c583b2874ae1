/** Reads the finished board from outside, as two people who were not there: an evaluator, and somebody who has just opened it. */
import * as Y from 'yjs'
import { textOf } from '@/domain/board/page-document'
import { boardView } from '@/domain/protocol/board-requests'
import { contributionsAnswer } from '@/domain/protocol/history-answers'
import { joined, userAdded } from '@/domain/protocol/people-requests'
import { type Check, compare, compareListed, expectedContributions } from './expected'
import { OpenPage } from './open-page'
import type { Moments } from './perform'
import { fromList, fromPage, namesOf } from './readings'
import { replay } from './replayed'
import type { Scenario } from './scenario'
import { signInByLink } from './sign-in'
import type { Stage } from './stage'
import { storyChecks } from './story'

export async function look(scenario: Scenario, stage: Stage, moments: Moments): Promise<Check[]> {
  const { boardId, pageId, joinAddress } = stage.board
  const facilitator = stage.facilitatorBrowser
  await facilitator.ask('PUT', `/api/boards/${boardId}/release`, boardView)
  const invitation = { email: 'evaluator@example.org', name: 'Evaluator', role: 'evaluator' }
  const { signInAddress } = await facilitator.ask('POST', `/api/boards/${boardId}/people`, userAdded, invitation)
  const evaluator = facilitator.another()
  await signInByLink(evaluator, signInAddress ?? '')
  const { contributions } = await evaluator.ask('GET', `/api/boards/${boardId}/contributions`, contributionsAnswer)

  const visitor = facilitator.another()
  const token = new URL(joinAddress).pathname.split('/').at(-1) ?? ''
  const { participantId } = await visitor.ask('POST', `/api/join/${token}`, joined, { name: 'Somebody who came late', group: 'unsaid' })
  const late = await OpenPage.open(visitor, pageId, new Y.Doc(), { participantId })

  const names = namesOf(scenario, (id) => stage.personOf(id))
  const wanted = expectedContributions(scenario)
  const listed = fromList(contributions, names)
  const pages = [late, ...stage.openDevices.map((device) => device.open)]
  const told = {
    list: contributions,
    csv: await evaluator.text(`/api/boards/${boardId}/contributions.csv`),
    replayed: await replay(evaluator, pageId),
    moments,
    declarations: late.welcome.contributors,
    everywhere: (note: Parameters<typeof textOf>[1]) => pages.map(({ doc }) => textOf(doc, note)?.toString() ?? ''),
    person: (name: string): string => stage.participantOf(name),
  }
  const checks = [
    ...compare('list', listed, wanted),
    ...compareListed('list', listed, wanted),
    ...compare('late joiner', fromPage(late, names), wanted),
    ...(listed.length === wanted.length ? storyChecks(scenario, told) : []),
  ]
  late.close()
  return checks
}
