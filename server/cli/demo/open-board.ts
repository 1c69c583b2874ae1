/** A fresh installation gets its first facilitator, a board, a way in, and the areas with what they hand down. */
import { generateKeyBetween } from 'fractional-indexing'
import type { BoardId, PageId, ParticipantId } from '@/domain/base/ids'
import { noteColours } from '@/domain/board/object'
import { addArea } from '@/domain/board/page-document'
import { boardMade } from '@/domain/protocol/board-requests'
import { linkView, meView, peopleList } from '@/domain/protocol/people-requests'
import type { Browser } from './browser'
import type { OpenPage } from './open-page'
import { assertTags } from './perform'
import { areaObjectId, type Tag } from './plan'
import type { Scenario, ScenarioArea } from './scenario'
import { signInFirst } from './sign-in'

export interface OpenBoard {
  readonly boardId: BoardId
  readonly pageId: PageId
  readonly joinAddress: string
  readonly joinCode: string
  readonly facilitator: {
    readonly person: string
    readonly device: string
    readonly participantId: ParticipantId
    readonly email: string
    readonly password: string
  }
}

/** Who facilitates, and at which device that person first sits down. */
export function facilitatorOf(scenario: Scenario): {
  person: string
  device: string
  name: string
  group: Scenario['participants'][number]['group']
} {
  const found = scenario.participants.find((one) => one.roles.includes('facilitator'))
  const arrival = scenario.events.find((event) => event.type === 'participant.join' && event.actor === found?.id)
  if (!found || arrival?.type !== 'participant.join') throw new Error('The scenario has nobody to facilitate.')
  return { person: found.id, device: arrival.device, name: found.pseudonym, group: found.group }
}

/** `code` is the one-time code that the server prints at its first start. */
export async function openBoard(scenario: Scenario, browser: Browser, code: string): Promise<OpenBoard> {
  const { person, device, name, group } = facilitatorOf(scenario)
  const signIn = { name, email: `${name.toLowerCase()}@example.org`, password: 'leaving hospital' }
  await signInFirst(browser, code, signIn)
  const { boardId, pageId } = await browser.ask('POST', '/api/boards', boardMade, { title: scenario.board.title, purpose: scenario.title })
  const { people } = await browser.ask('GET', `/api/boards/${boardId}/people`, peopleList)
  const me = people.find((one) => one.me)
  if (!me) throw new Error('The facilitator is not on their own board.')
  await browser.ask('PATCH', `/api/boards/${boardId}/me`, meView, { group, briefed: true })
  const link = await browser.ask('POST', `/api/boards/${boardId}/links`, linkView, { label: 'Workshop', days: 30 })
  const facilitator = { person, device, participantId: me.participantId, email: signIn.email, password: signIn.password }
  return { boardId, pageId, joinAddress: link.address, joinCode: link.code, facilitator }
}

const handedDown = (area: ScenarioArea): Tag[] => [
  ...(area.defaultLevel ? [{ taxonomy: 'level' as const, terms: [area.defaultLevel] }] : []),
  ...(area.defaultStage ? [{ taxonomy: 'stage' as const, terms: [area.defaultStage] }] : []),
]

/** Draws the areas, and says for each which level and stage its notes have unless their writers say otherwise. */
export async function drawAreas(scenario: Scenario, page: OpenPage): Promise<void> {
  let order: string | null = null
  for (const [index, area] of scenario.board.areas.entries()) {
    order = generateKeyBetween(order, null)
    const id = areaObjectId(area.id)
    const style = {
      title: area.title,
      question: '',
      columns: area.columns,
      lanes: area.lanes ?? [],
      colour: noteColours[index % noteColours.length] ?? 'grey',
    }
    const placement: [null, string] = [null, order]
    page.doc.transact(() =>
      addArea(page.doc, { id, birth: { at: Date.now() }, placement, geometry: [area.x, area.y, area.w, area.h], style }),
    )
    await assertTags(page, id, handedDown(area))
  }
}
