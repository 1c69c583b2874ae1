/**
 * The people of the end-to-end tests: a facilitator with a sign-in, and whoever she lets in. Each has a browser of their
 * own (a context). What a spec is not about is done over HTTP, as the screens do it; what it is about, by hand.
 */
import { existsSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  type APIResponse,
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from '@playwright/test'
import type { z } from 'zod'
import type { ExperienceGroup } from '@/domain/access/role'
import { boardMade } from '@/domain/protocol/board-requests'
import { joined, type LinkRole, type LinkView, linkView, userAdded } from '@/domain/protocol/people-requests'

export const facilitator = { name: 'Jay Adeyemi', email: 'jay@example.org', password: 'a few words in a row' }

export interface Person {
  readonly name: string
  readonly context: BrowserContext
  readonly page: Page
}
export interface Participant extends Person {
  readonly participantId: string
  readonly returnCode: string
}
export interface Board {
  readonly id: string
  readonly pageId: string
  /** The path of its first page. */
  readonly path: string
  readonly people: string
  readonly title: string
}
export interface Cast {
  /** A browser that nobody has used yet. */
  stranger(name: string, options?: BrowserContextOptions): Promise<Person>
  /** The facilitator, signed in. */
  jay(): Promise<Person>
  board(title?: string): Promise<Board>
  link(board: Board, role?: LinkRole): Promise<LinkView>
  /** Somebody who joined by a link, over HTTP. */
  joins(board: Board, name: string, group?: ExperienceGroup, options?: BrowserContextOptions & { role?: LinkRole }): Promise<Participant>
  /** Invites an evaluator to the board and answers with the way in. */
  inviteEvaluator(board: Board, name: string): Promise<string>
}

/** A request as a page of ours would send it. `baseURL` of the context decides where to. */
export const send = (
  person: Person,
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  address: string,
  data?: object,
): Promise<APIResponse> => person.context.request.fetch(address, { method, data, headers: { origin: originOf() } })

const originOf = (): string => new URL(process.env.EVENBOARD_E2E_URL ?? '').origin

/** The answer of a request that must succeed, read by its schema. */
export async function answer<S extends z.ZodType>(response: APIResponse, schema: S): Promise<z.output<S>> {
  if (!response.ok()) throw new Error(`${response.status()} ${response.url()}: ${await response.text()}`)
  return schema.parse(await response.json())
}

/** On a fresh server the first visit leads to the set-up; afterwards there is a sign-in. */
export async function becomeFacilitator(page: Page, code = process.env.EVENBOARD_E2E_CODE ?? ''): Promise<void> {
  await page.goto('/')
  const main = page.getByRole('main')
  await main.getByRole('heading', { level: 1 }).waitFor()
  if (new URL(page.url()).pathname === '/set-up') {
    await main.getByLabel('One-time code').fill(code)
    await main.getByLabel('Your name').fill(facilitator.name)
    await main.getByLabel('Your e-mail').fill(facilitator.email)
    await main.getByLabel('A password').fill(facilitator.password)
    await main.getByRole('button', { name: 'Make me the first facilitator' }).click()
  } else {
    await page.goto('/sign-in')
    await main.getByLabel('E-mail').fill(facilitator.email)
    await main.getByLabel('Password').fill(facilitator.password)
    await main.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await expect(page.getByRole('heading', { name: 'Boards', level: 1 })).toBeVisible()
}

/** One sign-in serves all specs of a run: trying passwords is limited. */
const signInFile = (): string => path.join(os.tmpdir(), `evenboard-e2e-sign-in-${new URL(originOf()).port}.json`)

export function gather(browser: Browser): { cast: Cast; leave: () => Promise<void> } {
  const contexts: BrowserContext[] = []
  let signedIn: Promise<Person> | null = null
  const open = async (name: string, options: BrowserContextOptions = {}): Promise<Person> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    contexts.push(context)
    return { name, context, page: await context.newPage() }
  }
  const signIn = async (): Promise<Person> => {
    if (existsSync(signInFile())) {
      const jay = await open(facilitator.name, { storageState: signInFile() })
      await jay.page.goto('/boards')
      if (new URL(jay.page.url()).pathname === '/boards') return jay
      rmSync(signInFile())
    }
    const jay = await open(facilitator.name)
    await becomeFacilitator(jay.page)
    await jay.context.storageState({ path: signInFile() })
    return jay
  }
  const cast: Cast = {
    stranger: open,
    jay: () => {
      signedIn ??= signIn()
      return signedIn
    },
    board: async (title = 'Leaving hospital with nowhere to go') => {
      const made = await answer(await send(await cast.jay(), 'POST', '/api/boards', { title, purpose: 'Design it together.' }), boardMade)
      const home = `/boards/${made.boardId}`
      return { id: made.boardId, pageId: made.pageId, path: `${home}/pages/${made.pageId}`, people: `${home}/people`, title }
    },
    link: async (board, role = 'participant') =>
      answer(await send(await cast.jay(), 'POST', `/api/boards/${board.id}/links`, { role }), linkView),
    joins: async (board, name, group = 'unsaid', { role, ...options } = {}) => {
      const { address } = await cast.link(board, role)
      const person = await open(name, options)
      const way = `/api/join/${address.split('/').at(-1)}`
      const made = await answer(await send(person, 'POST', way, { name, group, briefed: true }), joined)
      return { ...person, participantId: made.participantId, returnCode: made.returnCode }
    },
    inviteEvaluator: async (board, name) => {
      const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${board.id.slice(0, 8)}@example.org`
      const way = `/api/boards/${board.id}/people`
      const added = await answer(await send(await cast.jay(), 'POST', way, { email, name, role: 'evaluator' }), userAdded)
      return added.signInAddress ?? ''
    },
  }
  return {
    cast,
    leave: async () => {
      for (const context of contexts) await context.close()
    },
  }
}

export const test = base.extend<{ cast: Cast }>({
  cast: async ({ browser }, use) => {
    const { cast, leave } = gather(browser)
    await use(cast)
    await leave()
  },
})
export { expect }
