/** What hands do on an open page, and what eyes and screen readers find there. Everything by role and name. */
import { type Locator, expect, type Page } from '@playwright/test'

export type Saved = 'Saved for everyone' | 'Saved on this device' | 'Connecting…' | 'Cannot save'

export const canvas = (page: Page): Locator => page.getByRole('region', { name: 'The page' })
export const tool = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Tools' }).getByRole('button', { name, exact: true })
export const selected = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'What is selected' }).getByRole('button', { name, exact: true })
export const savedAs = (page: Page, word: Saved): Locator => page.getByRole('button', { name: `Is my work saved? ${word}` })
export const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'Words of this note' })
/** Things on the page whose description holds `words`; without them, all. */
export const things = (page: Page, words?: string | RegExp): Locator =>
  page.getByRole('list', { name: 'What is on the page' }).getByRole('button', words === undefined ? {} : { name: words })

export async function openBoard(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(canvas(page)).toBeVisible()
  await expect(savedAs(page, 'Saved for everyone')).toBeVisible({ timeout: 30_000 })
}

/** Everything in view: the list holds what can be seen. */
export const home = (page: Page): Promise<void> =>
  page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Take me home' }).click()

/** The middle of the page in the window, moved by so many pixels. */
export async function pointOn(page: Page, dx = 0, dy = 0): Promise<{ x: number; y: number }> {
  const box = await boxOf(canvas(page))
  return { x: box.x + box.width / 2 + dx, y: box.y + box.height / 2 + dy }
}

export async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('It is not to be seen.')
  return box
}

/** With the mouse: the tool, a click where the note should go, the words, Escape. */
export async function writeNote(page: Page, words: string, dx = 0, dy = 0): Promise<void> {
  await tool(page, 'Note').click()
  const at = await pointOn(page, dx, dy)
  await page.mouse.click(at.x, at.y)
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Escape')
  await expect(editor(page)).toBeHidden()
  await expect(things(page, words)).toBeVisible()
}

/** Opens a note for writing, with the caret at its end. */
export async function openNote(page: Page, words: string | RegExp): Promise<void> {
  await things(page, words).focus()
  await page.keyboard.press('Enter')
  await expect(editor(page)).toBeFocused()
}

/** Drags a thing by its middle, as a hand would: press, move in steps, let go; until the list says that it lies elsewhere. */
export async function drag(page: Page, words: string | RegExp, dx: number, dy: number): Promise<void> {
  const thing = things(page, words)
  const place = () => thing.evaluate(({ parentElement }) => `${parentElement?.style.left} ${parentElement?.style.top}`)
  const before = await place()
  const box = await boxOf(thing)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + dx, y + dy, { steps: 12 })
  await page.mouse.up()
  await expect.poll(place, 'it was moved').not.toBe(before)
}

export interface Seen {
  readonly words: string
  /** In page units. */
  readonly place: string
}

/** Everything on the page as it reads, with where it lies. The same page is read alike in every browser. */
export const reading = (page: Page): Promise<Seen[]> =>
  things(page).evaluateAll((buttons) =>
    buttons.map((button) => {
      const { left, top, width, height } = (button.parentElement as HTMLElement).style
      return { words: button.getAttribute('aria-label') ?? '', place: [left, top, width, height].join(' ') }
    }),
  )

/** All of them come to read alike, and say that everything is saved. Answers with what they read. */
export async function agree(pages: readonly Page[]): Promise<Seen[]> {
  for (const page of pages) {
    await expect(savedAs(page, 'Saved for everyone')).toBeVisible({ timeout: 30_000 })
    await home(page)
  }
  await expect
    .poll(async () => {
      const [first, ...others] = await Promise.all(pages.map(async (page) => JSON.stringify(await reading(page))))
      return others.every((other) => other === first)
    }, 'all browsers read alike')
    .toBe(true)
  return reading(pages[0] as Page)
}

export async function fromMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
