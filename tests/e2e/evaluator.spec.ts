import { readFile } from 'node:fs/promises'
import { contributionColumns } from '@/domain/contribution/contribution-table'
import { type Board, type Cast, expect, type Person, send, test } from './cast'
import { canvas, openBoard, openNote, savedAs, selected, things, tool, writeNote } from './hands'
import { rowsOf } from './table'

const formula = '=HYPERLINK("http://example.org";"click")'

/** A short workshop: Rosa and Dan write, Dan adds to Rosa’s note, Rosa tags hers and bins one; then it is released. */
async function workshop(cast: Cast): Promise<{ board: Board; eve: Person; path: string }> {
  const board = await cast.board('Evening at the ward')
  const [rosa, dan] = [await cast.joins(board, 'Rosa', 'lived'), await cast.joins(board, 'Dan', 'learned')]
  await openBoard(rosa.page, board.path)
  await openBoard(dan.page, board.path)
  await writeNote(rosa.page, 'Nobody rang', -300, -60)
  await writeNote(dan.page, formula, 300, -60)
  await writeNote(rosa.page, 'A slip, “quoted”', 0, 220)
  await expect(things(dan.page, /Nobody rang/)).toBeVisible()
  await openNote(dan.page, /Nobody rang/)
  await dan.page.keyboard.type(', we only had a fax')
  await dan.page.keyboard.press('Escape')
  await things(rosa.page, /Nobody rang/).focus()
  await selected(rosa.page, 'Tags').click()
  await rosa.page.getByRole('dialog', { name: 'Tags' }).getByRole('button', { name: 'How a service works' }).click()
  await rosa.page.keyboard.press('Escape')
  await expect(things(rosa.page, /Nobody rang, we only had a fax. Tags: How a service works/)).toBeVisible()
  await things(rosa.page, /A slip/).focus()
  await selected(rosa.page, 'Bin').click()
  for (const { page } of [rosa, dan]) await expect(savedAs(page, 'Saved for everyone')).toBeVisible()

  await send(await cast.jay(), 'PUT', `/api/boards/${board.id}/release`)
  const eve = await cast.stranger('Eve', { acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] })
  const way = await cast.inviteEvaluator(board, 'Eve Larsson')
  await eve.page.goto(way)
  await expect(eve.page.getByText('Hello Eve Larsson.')).toBeVisible()
  await eve.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await eve.page.getByRole('link', { name: 'Evening at the ward' }).click()
  await eve.page.getByRole('link', { name: 'Contributions' }).click()
  await expect(eve.page.getByRole('heading', { name: 'Contributions', level: 1 })).toBeVisible()
  // The way in works once.
  const again = await cast.stranger('Somebody with Eve’s letter')
  await again.page.goto(way)
  await expect(again.page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  return { board, eve, path: board.path }
}

test('an evaluator reads who said what, filters it, sees whose words they are, and takes it away as a table', async ({ cast }) => {
  const { eve } = await workshop(cast)
  const { page } = eve
  const list = page.getByRole('list', { name: 'Contributions' })
  await expect(list.getByRole('listitem').filter({ has: page.getByRole('button') })).toHaveCount(3)
  await expect(page.getByText('3 contributions')).toBeVisible()
  const filters = page.getByRole('region', { name: 'Show only' })
  const opened = list.getByRole('button', { name: /^Open the contribution by/ })

  await filters.getByLabel('Person').selectOption('Dan')
  await expect(page.getByText('1 of 3 contributions')).toBeVisible()
  await expect(opened).toContainText(formula)
  await filters.getByLabel('Person').selectOption('Everyone')
  await filters.getByLabel('Experience').selectOption('Lived experience')
  await filters.getByLabel('Level').selectOption('How a service works')
  await expect(opened).toContainText('Nobody rang, we only had a fax')
  await expect(page).toHaveURL(/level=/)
  await filters.getByRole('button', { name: 'Show everything' }).click()
  await filters.getByLabel('Place').selectOption('In the bin')
  await expect(opened).toContainText('A slip')
  await filters.getByLabel('Level').selectOption('My own life')
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
  await filters.getByRole('button', { name: 'Show everything' }).click()
  await expect(opened).toHaveCount(3)

  await opened.filter({ hasText: 'Nobody rang' }).click()
  const detail = page.getByRole('dialog')
  const whose = detail.getByRole('region', { name: 'Whose words' })
  await expect(whose.getByTitle('Words by Rosa')).toHaveText(/Nobody rang/)
  await expect(whose.getByTitle('Words by Dan')).toHaveText(/, we only had a fax/)
  const groundOf = (name: string) => whose.getByTitle(name).evaluate((element) => getComputedStyle(element).backgroundColor)
  expect(await groundOf('Words by Rosa')).not.toBe(await groundOf('Words by Dan'))
  await expect(whose.getByRole('list', { name: 'What the marks mean' })).toContainText('Rosa')
  await whose.getByText('Placed by', { exact: true }).click()
  await expect(whose.getByTitle('Placed by Dan')).toHaveText(/, we only had a fax/)
  await expect(detail.getByText('Rosa: 11 of 11 letters still there')).toBeVisible()
  await expect(detail.getByText('As the first writer left it')).toBeVisible()
  await expect(detail.getByRole('blockquote')).toHaveText('Nobody rang')
  await page.keyboard.press('Escape')

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download as a table' }).click()])
  const rows = rowsOf(await readFile(await download.path(), 'utf8'))
  expect(rows).toHaveLength(3)
  expect(Object.keys(rows[0] ?? {})).toEqual([...contributionColumns])
  const row = (piece: string) => rows.find((one) => one.text?.includes(piece))
  expect(row('Nobody rang')).toMatchObject({ contributors: 'Rosa', group: 'Lived experience', level: 'Services', state: 'live' })
  expect(row('A slip')).toMatchObject({ text: 'A slip, “quoted”', state: 'binned' })
  // No cell may begin as a formula does, whatever somebody wrote.
  expect(row('HYPERLINK')?.text).toBe(`'${formula}`)
  for (const cell of rows.flatMap((one) => Object.values(one))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
})

test('an evaluator replays how it came about, to the moment, and can change nothing', async ({ cast }) => {
  const { board, eve, path } = await workshop(cast)
  const { page } = eve
  await page.goto(`${path}/replay`)
  await expect(page.getByRole('heading', { name: /^Replay of/ })).toBeVisible()
  await expect(things(page, /Nobody rang, we only had a fax/)).toBeVisible()
  const bar = page.getByRole('region', { name: 'Replay', exact: true })
  const slider = bar.getByRole('slider', { name: 'Moment' })

  await slider.press('Home')
  await expect(slider).toHaveAttribute('aria-valuenow', '0')
  await expect(things(page, /fax/)).toHaveCount(0)
  await bar.getByText('16×').click()
  await bar.getByRole('button', { name: 'Play' }).click()
  await expect(things(page, /Nobody rang, we only had a fax/)).toBeVisible({ timeout: 30_000 })
  // It plays to the end and stops there.
  await expect(bar.getByRole('button', { name: 'Play' })).toBeVisible({ timeout: 60_000 })
  await expect(things(page, /A slip/)).toHaveCount(0)
  const end = (await things(page).allInnerTexts()).sort()

  // Back, change by change, until the slip lies on the page again.
  await expect(async () => {
    await bar.getByRole('button', { name: 'One change back' }).click()
    await expect(things(page, /A slip/)).toBeVisible({ timeout: 700 })
  }).toPass()
  await bar.getByRole('button', { name: 'Copy a link to this moment' }).click()
  const moment = await page.evaluate(() => navigator.clipboard.readText())
  expect(moment).toMatch(/\/replay\?at=\d+$/)
  await bar.getByRole('button', { name: 'One change forward' }).click()
  await expect(page).not.toHaveURL(moment)

  const other = await eve.context.newPage()
  await other.goto(moment)
  await expect(things(other, /A slip/)).toBeVisible()
  await expect(other).toHaveURL(moment)
  await other.close()

  // Whose words stood there, at that moment.
  await things(page, /Nobody rang/).focus()
  await expect(page.getByRole('complementary', { name: 'Whose words' }).getByTitle('Words by Dan')).toBeVisible()

  // Nothing can be changed: not by keys, not by hand, not by asking.
  await expect(page.getByRole('group', { name: 'Tools' })).toHaveCount(0)
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Words of this note' })).toHaveCount(0)
  await slider.press('End')
  await expect.poll(async () => (await things(page).allInnerTexts()).sort()).toEqual(end)
  await openBoard(page, path)
  await expect(tool(page, 'Note')).toHaveCount(0)
  await expect(canvas(page)).toBeVisible()
  for (const [method, address, data] of [
    ['PATCH', `/api/boards/${board.id}`, { title: 'Mine now' }],
    ['POST', `/api/boards/${board.id}/pages`, { title: 'A page of mine' }],
    ['POST', `/api/boards/${board.id}/links`, { role: 'participant' }],
    ['DELETE', `/api/boards/${board.id}/release`, {}],
  ] as const) {
    expect((await send(eve, method, address, data)).status(), address).toBe(403)
  }
})
