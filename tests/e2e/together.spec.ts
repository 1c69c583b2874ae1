import type { Page } from '@playwright/test'
import { expect, type Participant, test } from './cast'
import {
  agree,
  boxOf,
  canvas,
  drag,
  fromMenu,
  home,
  openBoard,
  openNote,
  pointOn,
  savedAs,
  selected,
  things,
  tool,
  writeNote,
} from './hands'

/** The words of the note that holds this piece, as everybody reads them. */
const wordsOf = async (page: Page, piece: string | RegExp): Promise<string> =>
  ((await things(page, piece).getAttribute('aria-label')) ?? '').replace(/^Note by [^:]*: /, '')

test('three people type in one note and drag notes at the same moment; a fourth comes later and sees the same', async ({ cast }) => {
  const board = await cast.board()
  const [ada, ben, cleo] = await Promise.all([
    cast.joins(board, 'Ada', 'lived'),
    cast.joins(board, 'Ben', 'learned'),
    cast.joins(board, 'Cleo', 'both'),
  ])
  const people: readonly Participant[] = [ada, ben, cleo]
  const pages = people.map((person) => person.page)
  for (const page of pages) await openBoard(page, board.path)
  for (const page of pages) await expect(page.getByRole('button', { name: '3 people here' })).toBeVisible()

  await writeNote(ada.page, 'We: ')
  await agree(pages)
  // Each writes in an alphabet of their own, so that every letter of the result has an owner.
  const hands = [
    { page: ada.page, letters: /[a-z]/g, text: 'a soft bed and a key '.repeat(2) },
    { page: ben.page, letters: /[A-Z]/g, text: 'ONE NUMBER TO CALL '.repeat(2) },
    { page: cleo.page, letters: /[0-9/]/g, text: '1234567890 24/7 '.repeat(2) },
  ]
  for (const { page } of people) await openNote(page, /We:/)
  // Each sees the others’ carets with their names while they write.
  for (const person of people) {
    for (const other of people.filter((one) => one !== person)) {
      await expect(canvas(person.page).getByText(other.name, { exact: true })).toBeVisible()
    }
  }
  await Promise.all(hands.map(({ page, text }) => page.keyboard.type(text, { delay: 30 })))
  for (const page of pages) await page.keyboard.press('Escape')
  await agree(pages)
  const together = (await wordsOf(cleo.page, /We:/)).replace('We: ', '')
  // Nothing is lost, doubled or out of order.
  for (const { letters, text } of hands) expect(together.match(letters)?.join('')).toBe(text.match(letters)?.join(''))

  await writeNote(ben.page, 'Moved by Ben', -320, 0)
  await writeNote(cleo.page, 'Moved by Cleo', 320, 0)
  await agree(pages)
  await Promise.all([drag(ada.page, /We:/, 0, 130), drag(ben.page, /Moved by Ben/, 40, -150), drag(cleo.page, /Moved by Cleo/, -30, -140)])
  const apart = await agree(pages)
  expect(apart).toHaveLength(3)
  // Two hands on one note: it lies in one place for everybody.
  await Promise.all([drag(ada.page, /Moved by Ben/, -60, 30), drag(cleo.page, /Moved by Ben/, 50, 60)])
  const moved = await agree(pages)
  expect(moved).not.toEqual(apart)

  const dora = await cast.joins(board, 'Dora')
  await openBoard(dora.page, board.path)
  // Everything is in view when the page opens.
  await expect(things(dora.page)).toHaveCount(3)
  expect(await agree([ada.page, dora.page])).toEqual(moved)
})

test('somebody’s hand is seen on the page while it moves', async ({ cast }) => {
  const board = await cast.board()
  const [ada, ben] = [await cast.joins(board, 'Ada'), await cast.joins(board, 'Ben')]
  await openBoard(ada.page, board.path)
  await openBoard(ben.page, board.path)
  await expect(ben.page.getByRole('button', { name: '2 people here' })).toBeVisible()
  const at = await pointOn(ben.page, -200, 150)
  const look = async () => (await ben.page.screenshot({ clip: { ...at, width: 60, height: 50 } })).toString('base64')
  const before = await look()
  await expect
    .poll(async () => {
      const there = await pointOn(ada.page, -200, 150)
      await ada.page.mouse.move(there.x + 8, there.y + 8)
      return look()
    })
    .not.toBe(before)
})

test('the first note stays where it was put, under the hand that writes it', async ({ cast }) => {
  const board = await cast.board()
  const { page } = await cast.joins(board, 'Ada')
  await openBoard(page, board.path)
  await writeNote(page, 'Here', -260, 120)
  const [put, box] = [await pointOn(page, -260, 120), await boxOf(things(page, 'Here'))]
  expect(Math.abs(box.x + box.width / 2 - put.x)).toBeLessThan(3)
  expect(Math.abs(box.y + box.height / 2 - put.y)).toBeLessThan(3)
})

test('undo takes back only one’s own, never another’s words', async ({ cast }) => {
  const board = await cast.board()
  const [ada, ben] = [await cast.joins(board, 'Ada'), await cast.joins(board, 'Ben')]
  await openBoard(ada.page, board.path)
  await openBoard(ben.page, board.path)
  await writeNote(ada.page, 'A bed', -150, 0)
  await agree([ada.page, ben.page])

  await openNote(ben.page, 'A bed')
  await ben.page.keyboard.type(' and somebody to talk to')
  await expect(things(ada.page, 'A bed and somebody to talk to')).toBeVisible()
  await openNote(ada.page, 'A bed')
  await ada.page.keyboard.type('!!')
  await expect(things(ben.page, 'A bed and somebody to talk to!!')).toBeVisible()
  await ada.page.keyboard.press('Control+z')
  await expect(things(ben.page, /A bed and somebody to talk to$/)).toBeVisible()
  for (const page of [ada.page, ben.page]) await page.keyboard.press('Escape')
  await agree([ada.page, ben.page])

  // On the page: Ada moves, Ben moves the same note on; her undo leaves his move alone and says so.
  await drag(ada.page, 'A bed', 120, 0)
  await agree([ada.page, ben.page])
  await drag(ben.page, 'A bed', 0, 120)
  const before = await agree([ada.page, ben.page])
  await things(ada.page, 'A bed').focus()
  await ada.page.keyboard.press('Control+z')
  await expect(ada.page.getByText(/^Not undone: (Ben|somebody) has changed it since\.$/)).toBeVisible()
  expect(await agree([ada.page, ben.page])).toEqual(before)
})

test('what goes into the bin can be put back by anybody who writes', async ({ cast }) => {
  const board = await cast.board()
  const [ada, ben] = [await cast.joins(board, 'Ada', 'lived'), await cast.joins(board, 'Ben')]
  await openBoard(ada.page, board.path)
  await openBoard(ben.page, board.path)
  await writeNote(ada.page, 'The night bus')
  await agree([ada.page, ben.page])
  await things(ben.page, 'The night bus').focus()
  await selected(ben.page, 'Bin').click()
  await expect(things(ben.page, 'The night bus')).toHaveCount(0)
  await expect(things(ada.page, 'The night bus')).toHaveCount(0)
  await fromMenu(ada.page, 'Bin')
  await ada.page.getByRole('dialog', { name: 'Bin' }).getByRole('button', { name: 'Put back: The night bus' }).click()
  await ada.page.keyboard.press('Escape')
  await expect(things(ben.page, 'Note by Ada (lived experience): The night bus')).toBeVisible()
  await agree([ada.page, ben.page])
})

test('a note is tagged by what it changes; an area hands down its own, shown as such, changed by one tap', async ({ cast }) => {
  const board = await cast.board()
  const jay = await cast.jay()
  const rosa = await cast.joins(board, 'Rosa', 'lived')
  await openBoard(jay.page, board.path)
  await tool(jay.page, 'Area').click()
  const from = await pointOn(jay.page, -250, -180)
  await jay.page.mouse.move(from.x, from.y)
  await jay.page.mouse.down()
  await jay.page.mouse.move(from.x + 520, from.y + 380, { steps: 8 })
  await jay.page.mouse.up()
  await selected(jay.page, 'Settings').click()
  const settings = jay.page.getByRole('dialog', { name: 'Area settings' })
  await settings.getByRole('textbox', { name: 'Title' }).fill('The ward')
  const handed = settings.getByRole('region', { name: 'Notes put in here start as' })
  await handed.getByRole('button', { name: 'How a service works' }).click()
  await expect(handed.getByRole('button', { name: 'How a service works' })).toHaveAttribute('aria-pressed', 'true')
  await handed.getByRole('button', { name: 'Doing it' }).click()
  await settings.getByRole('button', { name: 'Done' }).click()
  await expect(savedAs(jay.page, 'Saved for everyone')).toBeVisible()

  await openBoard(rosa.page, board.path)
  await expect(things(rosa.page, /Area The ward/)).toBeVisible()
  await writeNote(rosa.page, 'They never rang')
  const note = things(rosa.page, /They never rang/)
  await expect(note).toHaveAccessibleName(
    'Note by Rosa (lived experience): They never rang. In area The ward. Tags: How a service works, Doing it',
  )

  await note.focus()
  await selected(rosa.page, 'Tags').click()
  const level = rosa.page.getByRole('dialog', { name: 'Tags' }).getByRole('group', { name: 'What does this change?' })
  await expect(level.getByText('from the area', { exact: true })).toBeVisible()
  await expect(level.getByRole('button', { name: 'How a service works' })).toHaveAttribute('aria-pressed', 'true')
  await level.getByRole('button', { name: 'My own life' }).click()
  await expect(level.getByText('from the area', { exact: true })).toBeHidden()
  await expect(level.getByRole('button', { name: 'How a service works', exact: true })).toHaveAttribute('aria-pressed', 'false')
  await level.getByRole('button', { name: 'Rules, money and joining up' }).click()
  await expect(level.getByRole('button', { pressed: true })).toHaveText(['My own life', 'Rules, money and joining up'])
  const words =
    'Note by Rosa (lived experience): They never rang. In area The ward. Tags: My own life, Rules, money and joining up, Doing it'
  await rosa.page.keyboard.press('Escape')
  await expect(note).toHaveAccessibleName(words)
  await home(jay.page)
  await expect(things(jay.page, /They never rang/)).toHaveAccessibleName(words)

  // A facilitator’s own view is kept beside the writer’s word and changes nothing of it.
  await things(jay.page, /They never rang/).focus()
  await selected(jay.page, 'Tags').click()
  const hers = jay.page.getByRole('dialog', { name: 'Tags' }).getByRole('group', { name: 'What does this change?' })
  await hers.getByRole('button', { name: 'People and places around us' }).click()
  await expect(hers.getByRole('button', { name: 'People and places around us' })).toHaveAttribute('aria-pressed', 'true')
  await jay.page.keyboard.press('Escape')
  await expect(things(jay.page, /They never rang/)).toHaveAccessibleName(words)
})
