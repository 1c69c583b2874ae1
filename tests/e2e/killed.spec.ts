import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { joined, linkView } from '@/domain/protocol/people-requests'
import { boardMade } from '@/domain/protocol/board-requests'
import { answer, becomeFacilitator, expect, type Person, test } from './cast'
import { agree, openBoard, openNote, savedAs, things, writeNote } from './hands'
import { runServer } from './running-server'

const post = (person: Person, origin: string, address: string, data: object) =>
  person.context.request.post(origin + address, { data, headers: { origin } })

/** The words of the note as this browser shows them now. */
const shown = async (page: Page): Promise<string> => (await things(page, /Power:/).getAttribute('aria-label')) ?? ''

test('the server is killed in the middle of a word and started again: the page says so, recovers, and nothing seen is lost', async ({
  cast,
}) => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'evenboard-killed-'))
  const first = await runServer(dataDir)
  const { origin, port } = new URL(first.url)
  const options = { baseURL: origin }
  let server = first
  try {
    const jay = await cast.stranger('Jay', options)
    await becomeFacilitator(jay.page, first.code ?? '')
    const board = await answer(await post(jay, origin, '/api/boards', { title: 'A dark evening' }), boardMade)
    const { address } = await answer(await post(jay, origin, `/api/boards/${board.boardId}/links`, {}), linkView)
    const [rosa, ben] = [await cast.stranger('Rosa', options), await cast.stranger('Ben', options)]
    for (const person of [rosa, ben]) {
      await answer(await post(person, origin, `/api/join/${address.split('/').at(-1)}`, { name: person.name, briefed: true }), joined)
      await openBoard(person.page, `/boards/${board.boardId}/pages/${board.pageId}`)
    }
    await writeNote(rosa.page, 'Power:')
    await agree([rosa.page, ben.page])

    await openNote(rosa.page, /Power:/)
    const alphabet = 'abcdefghijklmnopqrstuvwxyz'
    const typed = ` ${alphabet} ${alphabet.toUpperCase()} ${alphabet}`
    const typing = rosa.page.keyboard.type(typed, { delay: 60 })
    await expect(things(ben.page, /Power: abcdef/)).toBeVisible()
    await server.kill()
    const seen = await shown(ben.page)
    await typing
    await rosa.page.keyboard.press('Escape')
    await expect(savedAs(rosa.page, 'Saved on this device')).toBeVisible()
    await expect(savedAs(ben.page, 'Connecting…')).toBeVisible()
    await writeNote(ben.page, 'Written in the dark', 280, 0)
    await expect(savedAs(ben.page, 'Saved on this device')).toBeVisible()

    server = await runServer(dataDir, Number(port))
    const after = await agree([rosa.page, ben.page])
    expect(after).toHaveLength(2)
    await expect(things(ben.page, /Power:/)).toHaveAccessibleName(`Note by Rosa: Power:${typed}`)
    expect(await shown(ben.page)).toContain(seen)
    await expect(things(rosa.page, 'Note by Ben: Written in the dark')).toBeVisible()

    // And it stands in the journal, not only in these two browsers.
    const late = await cast.stranger('Late', options)
    await answer(await post(late, origin, `/api/join/${address.split('/').at(-1)}`, { name: 'Late', briefed: true }), joined)
    await openBoard(late.page, `/boards/${board.boardId}/pages/${board.pageId}`)
    expect(await agree([late.page, ben.page])).toEqual(after)
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})
