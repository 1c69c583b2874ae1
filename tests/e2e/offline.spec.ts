import type { Page } from '@playwright/test'
import { expect, test } from './cast'
import { agree, openBoard, openNote, savedAs, things, writeNote } from './hands'

/** Everything the page needs is in the worker’s cache: only then can it be opened again without a network. */
const keptForOffline = (page: Page, address: string): Promise<unknown> =>
  page.waitForFunction(async (path) => {
    const kept = await caches.match(path, { ignoreVary: true })
    return navigator.serviceWorker.controller?.state === 'activated' && kept !== undefined
  }, address)

test('writing goes on without a network, over a reload, and arrives once', async ({ cast }) => {
  const board = await cast.board()
  const [rosa, ben] = [await cast.joins(board, 'Rosa', 'lived'), await cast.joins(board, 'Ben')]
  await openBoard(rosa.page, board.path)
  await openBoard(ben.page, board.path)
  await writeNote(rosa.page, 'Before the tunnel', -300, -100)
  await agree([rosa.page, ben.page])
  await keptForOffline(rosa.page, board.path)

  await rosa.context.setOffline(true)
  await writeNote(rosa.page, 'In the tunnel', 0, -100)
  await expect(savedAs(rosa.page, 'Saved on this device')).toBeVisible()
  await openNote(rosa.page, /Before the tunnel/)
  await rosa.page.keyboard.type(', and in it')
  await rosa.page.keyboard.press('Escape')
  await expect(savedAs(rosa.page, 'Saved on this device')).toBeVisible()

  await rosa.page.reload()
  await expect(things(rosa.page, /In the tunnel/)).toBeVisible()
  await expect(things(rosa.page, /Before the tunnel, and in it/)).toBeVisible()
  await writeNote(rosa.page, 'After loading again', 300, -100)
  await openNote(rosa.page, /In the tunnel/)
  await rosa.page.keyboard.type(', still')
  await rosa.page.keyboard.press('Escape')
  await expect(savedAs(rosa.page, 'Saved on this device')).toBeVisible()
  // Meanwhile somebody else writes in the same note.
  await expect(things(ben.page)).toHaveCount(1)
  await openNote(ben.page, /Before the tunnel/)
  await ben.page.keyboard.type(' – Ben waits')
  await ben.page.keyboard.press('Escape')

  await rosa.context.setOffline(false)
  const seen = await agree([rosa.page, ben.page])
  expect(seen).toHaveLength(3)
  const words = seen.map((one) => one.words).sort()
  expect(words[0]).toBe('Note by Rosa (lived experience): After loading again')
  expect(words[1]).toMatch(/^Note by Rosa \(lived experience\): Before the tunnel/)
  expect(words[1]).toContain(', and in it')
  expect(words[1]).toContain(' – Ben waits')
  expect(words[1]).toHaveLength('Note by Rosa (lived experience): Before the tunnel, and in it – Ben waits'.length)
  expect(words[2]).toBe('Note by Rosa (lived experience): In the tunnel, still')

  await rosa.page.reload()
  await ben.page.reload()
  expect(await agree([rosa.page, ben.page])).toEqual(seen)
})

test('four states of saving, each in words and with what to do', async ({ cast }) => {
  const board = await cast.board()
  const [rosa, ben] = [await cast.joins(board, 'Rosa'), await cast.joins(board, 'Ben')]
  await openBoard(rosa.page, board.path)
  await rosa.context.setOffline(true)
  // Nothing unsent: nothing to be saved, but others are not seen.
  await expect(savedAs(rosa.page, 'Connecting…')).toBeVisible({ timeout: 30_000 })
  await writeNote(rosa.page, 'Kept here')
  await savedAs(rosa.page, 'Saved on this device').click()
  const explained = rosa.page.getByRole('dialog', { name: 'Is my work saved?' })
  await expect(explained).toContainText('safe on this device')
  await expect(explained).toContainText('change')
  await expect(explained.getByRole('button', { name: 'Try again now' })).toBeVisible()
  await rosa.page.keyboard.press('Escape')
  // Nothing has to be pressed: the page notices by itself that the network is back.
  await rosa.context.setOffline(false)
  await expect(savedAs(rosa.page, 'Saved for everyone')).toBeVisible({ timeout: 30_000 })

  // A browser that keeps nothing, as some private windows.
  await ben.context.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }))
  await openBoard(ben.page, board.path)
  await ben.context.setOffline(true)
  await writeNote(ben.page, 'Nowhere but here', 0, 220)
  await savedAs(ben.page, 'Cannot save').click()
  await expect(ben.page.getByRole('dialog', { name: 'Is my work saved?' })).toContainText(
    'Keep this page open until the connection is back.',
  )
  await ben.page.keyboard.press('Escape')
  await ben.context.setOffline(false)
  await expect(savedAs(ben.page, 'Saved for everyone')).toBeVisible({ timeout: 30_000 })
  expect(await agree([rosa.page, ben.page])).toHaveLength(2)
})
