import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { expect, test } from './cast'
import { canvas, editor, openBoard, savedAs, selected, things, tool, writeNote } from './hands'

declare const axe: { run(options: object): Promise<AxeResults> }
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const dark = { colorScheme: 'dark' } as const
/** A window of 1280 by 1024 whose owner enlarges everything fourfold (WCAG 1.4.10). */
const enlarged = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }
const ways = { 'on a desktop': {}, 'on a phone in the dark': { ...phone, ...dark }, 'enlarged to 400 %': enlarged }

/** Run from outside, as a browser extension would: the page’s own policy lets no script in. */
async function flaws(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations, passes } = await page.evaluate((options) => axe.run(options), rules)
  if (passes.length < 8) throw new Error(`Only ${passes.length} rules found anything to look at.`)
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`))
}

/** Nobody should have to push a page sideways to read it (WCAG 1.4.10). */
const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function flawless(page: Page, what: string): Promise<void> {
  const where = `${what}, ${page.viewportSize()?.width} px`
  // What fades in has other colours on its way.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))))
  if (process.env.EVENBOARD_SHOTS) await page.screenshot({ path: `${process.env.EVENBOARD_SHOTS}/${where.replace(/\W+/g, '-')}.png` })
  expect.soft(await flaws(page), where).toEqual([])
  expect.soft(await tooWide(page), `${where}: wider than the window`).toBeLessThanOrEqual(0)
}

for (const [how, options] of Object.entries(ways)) {
  test(`the way in has no flaw that a machine can find, ${how}`, async ({ cast }) => {
    const { address } = await cast.link(await cast.board())
    const { page } = await cast.stranger('Rosa', options)
    await page.goto('/')
    await flawless(page, `front door ${how}`)
    await page.goto('/sign-in')
    await flawless(page, `sign-in ${how}`)
    await page.goto('/return')
    await flawless(page, `return ${how}`)
    await page.goto(address)
    await page.getByLabel('What should we call you?').fill('Rosa')
    await flawless(page, `name ${how}`)
    await page.getByRole('button', { name: 'Next', exact: true }).click()
    await page.getByRole('radio', { name: 'Both' }).check()
    await flawless(page, `how to be counted ${how}`)
    await page.getByRole('button', { name: 'Next', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Before you start' })).toBeVisible()
    await flawless(page, `before you start ${how}`)
    await page.getByRole('button', { name: 'All right, let me in' }).click()
    await expect(page.getByRole('heading', { name: 'Your way back' })).toBeVisible()
    await flawless(page, `return code ${how}`)
    await page.getByRole('button', { name: 'Go to the board' }).click()
    await expect(savedAs(page, 'Saved for everyone')).toBeVisible()
    await flawless(page, `empty board ${how}`)
  })

  test(`a board and all around it has no flaw that a machine can find, ${how}`, async ({ cast }) => {
    const board = await cast.board()
    const rosa = await cast.joins(board, 'Rosa', 'lived')
    await openBoard(rosa.page, board.path)
    await writeNote(rosa.page, 'A note to look at', -160, 0)
    await writeNote(rosa.page, 'سرير دافئ 🛏️ und ein Schlüssel', 160, 0)
    await expect(savedAs(rosa.page, 'Saved for everyone')).toBeVisible()
    const jay = await cast.jay()
    const context = await cast.stranger('Jay', { ...options, storageState: await jay.context.storageState() })
    const { page } = context
    for (const [what, address] of [
      ['boards list', '/boards'],
      ['board home', `/boards/${board.id}`],
      ['people page', board.people],
      ['users', '/users'],
      ['account', '/account'],
    ] as const) {
      await page.goto(address)
      await expect(page.getByRole('main')).toBeVisible()
      await flawless(page, `${what} ${how}`)
    }
    await openBoard(page, board.path)
    await expect(things(page, /A note to look at/)).toBeVisible()
    await flawless(page, `board ${how}`)
    await things(page, /A note to look at/).focus()
    await expect(selected(page, 'Tags')).toBeVisible()
    await flawless(page, `a note selected ${how}`)
    await selected(page, 'Tags').click()
    await expect(page.getByRole('dialog', { name: 'Tags' })).toBeVisible()
    await flawless(page, `tags ${how}`)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await flawless(page, `menu ${how}`)
    await page.keyboard.press('Escape')
    await page.goto(`/boards/${board.id}/history`)
    await expect(page.getByRole('heading', { name: 'Contributions', level: 1 })).toBeVisible()
    await flawless(page, `history ${how}`)
    await page.getByRole('button', { name: /A note to look at/ }).click()
    await expect(page.getByRole('dialog').getByTitle('Words by Rosa')).toBeVisible()
    await flawless(page, `one contribution ${how}`)
    await page.goto(`${board.path}/replay`)
    await expect(things(page, /A note to look at/)).toBeVisible()
    await flawless(page, `replay ${how}`)
  })
}

test('the whole of a note’s life without a mouse: written, tagged, binned, put back', async ({ cast }) => {
  const board = await cast.board()
  const { page } = await cast.joins(board, 'Rosa', 'lived')
  await openBoard(page, board.path)
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** Tab until it has the focus, as somebody without a mouse would. */
  const tabTo = async (target: ReturnType<typeof tool>, key = 'Tab') => {
    await expect(target).toBeVisible()
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await press(key)
    }
    throw new Error(`The focus never came to ${String(target)}.`)
  }
  await tabTo(page.getByRole('button', { name: 'Write a note' }))
  await press('Enter')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type('By keys alone')
  await press('Escape')
  const note = things(page, /By keys alone/)
  await expect(note).toHaveAccessibleName('Note by Rosa (lived experience): By keys alone')

  await tabTo(note)
  await tabTo(selected(page, 'Tags'))
  await press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Tags' })
  const term = dialog.getByRole('button', { name: 'How a service works' })
  await tabTo(term)
  await press('Space')
  await expect(term).toHaveAttribute('aria-pressed', 'true')
  await press('Escape')
  await expect(dialog).toBeHidden()
  await expect(note).toHaveAccessibleName(/Tags: How a service works$/)

  await tabTo(note)
  await press('Delete')
  await expect(note).toHaveCount(0)
  await tabTo(page.getByRole('button', { name: 'Menu', exact: true }))
  await press('Enter')
  const bin = page.getByRole('menuitem', { name: 'Bin' })
  for (let presses = 0; presses < 20 && !(await bin.evaluate((element) => element === document.activeElement)); presses += 1)
    await press('ArrowDown')
  await press('Enter')
  await tabTo(page.getByRole('dialog', { name: 'Bin' }).getByRole('button', { name: /^Put back: By keys alone/ }))
  await press('Enter')
  await press('Escape')
  await expect(note).toHaveAccessibleName(/^Note by Rosa \(lived experience\): By keys alone/)
  await expect(savedAs(page, 'Saved for everyone')).toBeVisible()
})

test('the page follows the device into the dark and back, painted canvas and all', async ({ cast }) => {
  const board = await cast.board()
  const { page } = await cast.joins(board, 'Rosa', 'lived', dark)
  await openBoard(page, board.path)
  await writeNote(page, 'By night')
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const brightness = (colour: string) => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)
  const corner = async () => {
    const box = await canvas(page).boundingBox()
    if (!box) throw new Error('There is no page.')
    return (await page.screenshot({ clip: { x: box.x + box.width / 2 - 300, y: box.y + 20, width: 20, height: 20 } })).toString('base64')
  }
  const night = { ground: await ground(), corner: await corner() }
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(async () => brightness(await ground())).toBeGreaterThan(brightness(night.ground))
  await expect.poll(corner).not.toBe(night.corner)
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Dark' }).click()
  await expect.poll(corner).toBe(night.corner)
})
