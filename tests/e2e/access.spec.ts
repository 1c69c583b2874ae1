import type { Page } from '@playwright/test'
import { type Board, expect, send, test } from './cast'
import { agree, editor, openBoard, openNote, savedAs, things, tool, writeNote } from './hands'

/** What the product promises between the decision and the open browser. */
const withinMs = 5_000

async function lookAfter(page: Page, board: Board, name: string, choice: string, kind: 'menuitem' | 'menuitemcheckbox'): Promise<number> {
  await page.goto(board.people)
  await page.getByRole('button', { name: `More about ${name}` }).click()
  const item = page.getByRole(kind, { name: choice, exact: true })
  if (kind === 'menuitem') {
    await item.click()
    await page.getByRole('dialog').getByRole('button', { name: choice, exact: true }).click()
  } else await item.click()
  const decided = Date.now()
  await expect(page.getByText('Done.', { exact: true })).toBeVisible()
  return decided
}

test('becoming an observer takes effect in the open page, in the middle of a word, and back again', async ({ cast }, info) => {
  const board = await cast.board()
  const jay = await cast.jay()
  const [rosa, ben] = [await cast.joins(board, 'Rosa', 'lived'), await cast.joins(board, 'Ben')]
  await openBoard(rosa.page, board.path)
  await openBoard(ben.page, board.path)
  await writeNote(rosa.page, 'I was told to wait')
  await openNote(rosa.page, /I was told to wait/)
  await rosa.page.keyboard.type(' for hours')
  await expect(things(ben.page, /I was told to wait for hours/)).toBeVisible()

  const decided = await lookAfter(jay.page, board, 'Rosa', 'Observer', 'menuitemcheckbox')
  await expect(tool(rosa.page, 'Note')).toHaveCount(0)
  const took = Date.now() - decided
  info.annotations.push({ type: 'until the role took effect', description: `${took} ms` })
  expect(took).toBeLessThan(withinMs)
  await expect(rosa.page.getByText('You can only read now').or(rosa.page.getByText('You are here to read'))).not.toHaveCount(0)
  // What she tries to write now reaches nobody, and what she wrote stays.
  await rosa.page.keyboard.type(' refused')
  await expect(things(rosa.page, /I was told to wait for hours/)).toBeVisible()
  await writeNote(ben.page, 'Ben goes on', 250, 0)
  await expect(things(rosa.page, /Ben goes on/)).toBeVisible()
  await expect(things(ben.page, /refused/)).toHaveCount(0)

  const back = await lookAfter(jay.page, board, 'Rosa', 'Participant', 'menuitemcheckbox')
  await expect(tool(rosa.page, 'Note')).toBeVisible()
  expect(Date.now() - back).toBeLessThan(withinMs)
  await openNote(rosa.page, /I was told to wait/)
  await rosa.page.keyboard.type(', twice')
  await rosa.page.keyboard.press('Escape')
  await expect(editor(rosa.page)).toBeHidden()
  await expect(savedAs(rosa.page, 'Saved for everyone')).toBeVisible()
  await agree([rosa.page, ben.page])
})

test('ending somebody’s access closes the page they have open, and nothing answers them any more', async ({ cast }, info) => {
  const board = await cast.board()
  const jay = await cast.jay()
  const [rosa, ben] = [await cast.joins(board, 'Rosa', 'lived'), await cast.joins(board, 'Ben')]
  await openBoard(rosa.page, board.path)
  await openBoard(ben.page, board.path)
  await writeNote(rosa.page, 'My words stay')
  await agree([rosa.page, ben.page])

  const decided = await lookAfter(jay.page, board, 'Rosa', 'End access', 'menuitem')
  await expect(rosa.page.getByText('Your access to this board has ended.')).toBeVisible()
  const took = Date.now() - decided
  info.annotations.push({ type: 'until the access ended', description: `${took} ms` })
  expect(took).toBeLessThan(withinMs)
  for (const path of ['', '/people', '/contributions', '/contributions.csv']) {
    expect((await send(rosa, 'GET', `/api/boards/${board.id}${path}`)).ok(), path).toBe(false)
  }
  expect((await send(rosa, 'POST', `/api/pages/${board.pageId}/sessions`, { schemaVersion: 1 })).ok()).toBe(false)
  await rosa.page.reload()
  await expect(things(rosa.page, /My words stay/)).toHaveCount(0)
  await expect(things(ben.page, /My words stay/)).toBeVisible()
})

test('a link that was ended lets nobody in any more, by address, code or picture', async ({ cast }) => {
  const board = await cast.board()
  const jay = await cast.jay()
  const link = await cast.link(board)
  const { page } = await cast.stranger('Late')
  await page.goto(link.address)
  await expect(page.getByLabel('What should we call you?')).toBeVisible()

  await jay.page.goto(`/boards/${board.id}`)
  await jay.page.getByRole('button', { name: 'End this link' }).click()
  await jay.page.getByRole('dialog').getByRole('button', { name: 'End this link' }).click()
  await expect(jay.page.getByText('Links that no longer work (1)')).toBeVisible()

  await page.getByLabel('What should we call you?').fill('Late')
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Skip this' }).click()
  await page.getByRole('button', { name: 'All right, let me in' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Go to the board' })).toBeHidden()
  await page.goto(link.address)
  await expect(page.getByLabel('What should we call you?')).toHaveCount(0)
  await page.goto('/join')
  await page.getByLabel('Code of six letters and numbers').fill(link.code)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(page.getByLabel('Code of six letters and numbers')).toHaveAttribute('aria-invalid', 'true')
})

test('an evaluator reads nothing before the release, everything after it, and nothing once it is taken back', async ({ cast }) => {
  const board = await cast.board()
  const jay = await cast.jay()
  const rosa = await cast.joins(board, 'Rosa', 'lived')
  await openBoard(rosa.page, board.path)
  await writeNote(rosa.page, 'For later readers')
  await expect(savedAs(rosa.page, 'Saved for everyone')).toBeVisible()
  const eve = await cast.stranger('Eve')
  await eve.page.goto(await cast.inviteEvaluator(board, 'Eve Larsson'))
  await eve.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(eve.page.getByRole('heading', { name: 'Boards', level: 1 })).toBeVisible()

  const readable = [
    `/api/boards/${board.id}/contributions`,
    `/api/boards/${board.id}/contributions.csv`,
    `/api/pages/${board.pageId}/history/timeline`,
    `/api/pages/${board.pageId}/history/scene?around=1`,
  ]
  const answers = () => Promise.all(readable.map(async (address) => (await send(eve, 'GET', address)).status()))
  expect(await answers()).toEqual([403, 403, 403, 403])
  await eve.page.goto(board.path)
  await expect(eve.page.getByRole('main')).toBeVisible()
  await expect(things(eve.page)).toHaveCount(0)
  await expect(eve.page.getByText('For later readers')).toHaveCount(0)

  await jay.page.goto(`/boards/${board.id}`)
  await jay.page.getByRole('button', { name: 'Release to evaluators' }).click()
  await jay.page.getByRole('dialog').getByRole('button', { name: 'Release to evaluators' }).click()
  await expect(jay.page.getByText(/^Released to evaluators on/)).toBeVisible()
  expect(await answers()).toEqual([200, 200, 200, 200])
  await openBoard(eve.page, board.path)
  await expect(things(eve.page, /For later readers/)).toBeVisible()
  await expect(tool(eve.page, 'Note')).toHaveCount(0)

  await jay.page.getByRole('button', { name: 'Take the release back' }).click()
  await jay.page.getByRole('dialog').getByRole('button', { name: 'Take the release back' }).click()
  await expect(jay.page.getByText('Evaluators cannot read this board yet.')).toBeVisible()
  const decided = Date.now()
  await expect(eve.page.getByText(/^Your access to this board has ended\./)).toBeVisible()
  expect(Date.now() - decided).toBeLessThan(withinMs)
  expect(await answers()).toEqual([403, 403, 403, 403])
})
