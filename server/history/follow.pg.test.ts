/**
 * From rows in the database to answers: a small workshop is journaled, history follows it, and what evaluators ask is
 * answered from what was derived. A kill between any two batches changes nothing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addArea, addConnector, addNote, objectsOf, textOf } from '@/domain/board/page-document'
import type { BoardId, PageId } from '@/domain/base/ids'
import { sceneAt } from '@/domain/contribution/scene'
import { type FreshDatabase, freshDatabase } from '@/tests/fixtures/database'
import { JournaledPage, objectNamed, type Person } from '@/tests/fixtures/journaled-page'
import { makeWorld, type World } from '@/tests/fixtures/world'
import { contributionCsv } from './contribution-csv'
import { followPage, rebuildPage } from './follow'
import { authorRuns, listContributions, objectEvents, sceneAround } from './history-reader'
import { peopleOfBoard } from './board-people'
import { readTimeline } from './timeline-reader'

let database: FreshDatabase
let world: World
let page: JournaledPage
let anna: Person
let ben: Person
let written = 0

const style = { colour: 'yellow' as const }
const area = objectNamed('area')
const note = objectNamed('note')
const reply = objectNamed('reply')

/** Puts the rows that are new on the test's page into the database's journal, as the sync room would. */
async function journal(): Promise<void> {
  for (const row of page.rows.slice(written)) {
    const at = new Date(row.receivedAt)
    if (row.kind === 'update') {
      await database.pool.query(
        'insert into update_row (page_id, seq, session_id, context_id, received_at, via_step2, bytes) values ($1, $2, $3, $4, $5, $6, $7)',
        [world.pageId, row.seq, row.sessionId, row.contextId, at, row.viaStep2, Buffer.from(row.bytes)],
      )
      continue
    }
    await database.pool.query(
      'insert into command_row (page_id, seq, command_id, session_id, context_id, participant_id, received_at, kind, payload) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [
        world.pageId,
        row.seq,
        row.commandId,
        row.sessionId,
        row.contextId,
        row.participantId,
        at,
        row.command.kind,
        JSON.stringify(row.command),
      ],
    )
    if (row.command.kind !== 'tag.assert') continue
    const { objectId, taxonomy, version, terms, capacity } = row.command
    await database.pool.query(
      'insert into tag_assertion (page_id, seq, object_id, taxonomy, version, terms, capacity, by_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [world.pageId, row.seq, objectId, taxonomy, version, JSON.stringify(terms), capacity, row.participantId, at],
    )
  }
  written = page.rows.length
  await database.pool.query('update page set head_seq = $2 where id = $1', [world.pageId, written])
}

async function register(person: Person, name: string, group: string, role = 'participant'): Promise<void> {
  await database.pool.query(
    `insert into participant (id, board_id, name, role, "group", colour, symbol) values ($1, $2, $3, $4, $5, 'teal', 'leaf')`,
    [person.id, world.boardId, name, role, group],
  )
  await database.pool.query('insert into session (id, page_id, participant_id, started_at) values ($1, $2, $3, $4)', [
    person.sessionId,
    world.pageId,
    person.id,
    new Date(page.now),
  ])
  await database.pool.query(`insert into session_context (id, session_id, from_seq, role, "group") values ($1, $2, 0, $3, $4)`, [
    `context of ${person.id}`,
    person.sessionId,
    role,
    group,
  ])
  await database.pool.query(
    `insert into client_id (page_id, client_id, session_id, participant_id, kind) values ($1, $2, $3, $4, 'issued')`,
    [world.pageId, person.clientId, person.sessionId, person.id],
  )
}

const derivedTables = ['lineage', 'contribution_event', 'survival', 'scene_segment']
async function derived(): Promise<unknown[]> {
  const tables = await Promise.all(
    derivedTables.map(
      async (name) => (await database.pool.query(`select * from ${name} where page_id = $1 order by 1, 2, 3, 4`, [world.pageId])).rows,
    ),
  )
  const keyframes = await database.pool.query("select * from keyframe where page_id = $1 and kind = 'scene' order by seq", [world.pageId])
  return [...tables, keyframes.rows]
}

beforeAll(async () => {
  database = await freshDatabase()
  world = await makeWorld(database.pool)
  page = new JournaledPage()
  anna = page.join('anna')
  ben = page.join('ben')
  await register(anna, 'Marigold', 'lived')
  await register(ben, '=HYPERLINK("x")', 'learned')
  const born = page.now - 60_000
  addArea(ben.doc, {
    id: area,
    birth: {},
    placement: [null, 'a0'],
    geometry: [0, 0, 1000, 800],
    style: { title: 'Leaving hospital', question: '', columns: ['before', 'after'], lanes: ['helps'], colour: 'grey' },
  })
  page.settle()
  page.command(ben, { kind: 'tag.assert', objectId: area, taxonomy: 'stage', version: 1, terms: ['stg.design'], capacity: 'facilitator' })
  addNote(anna.doc, { id: note, birth: { at: born }, placement: [area, 'a1'], geometry: [600, 10, 200, 200], style, text: '' })
  page.settle()
  for (const letter of 'Ask me when I have last eaten') {
    page.now += 100
    textOf(anna.doc, note)?.insert(textOf(anna.doc, note)?.length ?? 0, letter)
    page.settle()
  }
  page.command(anna, { kind: 'tag.assert', objectId: note, taxonomy: 'level', version: 1, terms: ['lvl.services'], capacity: 'self' })
  await journal()
})
afterAll(() => database.close())

describe('history follows the journal of a page', () => {
  it('lists a contribution with who, where, when and its tags, the inherited ones marked', async () => {
    const [one] = await listContributions(database.pool, world.boardId)
    expect(one).toMatchObject({
      objectId: note,
      contributors: [{ participantId: anna.id, share: 1 }],
      group: 'lived',
      role: 'participant',
      text: 'Ask me when I have last eaten',
      writtenOffline: false,
      area: { id: area, title: 'Leaving hospital', column: 'after', lane: 'helps' },
      state: 'live',
      changedBy: [],
      words: [{ participantId: anna.id, alive: 29, deleted: 0, placedByOthers: 0 }],
    })
    expect(one?.tags.map(({ taxonomy, terms, capacity }) => [taxonomy, terms[0], capacity])).toEqual([
      ['level', 'lvl.services', 'self'],
      ['stage', 'stg.design', 'inherited'],
    ])
  })

  it('takes in what came later, and tells what others changed and what still stands', async () => {
    page.now += 30_000
    textOf(ben.doc, note)?.delete(0, 12)
    textOf(ben.doc, note)?.insert(0, 'Record if ')
    addNote(ben.doc, {
      id: reply,
      birth: { from: note },
      placement: [area, 'a2'],
      geometry: [10, 10, 200, 200],
      style,
      text: '+1 from the ward',
    })
    addConnector(ben.doc, {
      id: objectNamed('link'),
      birth: {},
      placement: [null, 'a3'],
      ends: [reply, note],
      style: { meaning: 'answers' },
    })
    page.settle()
    page.command(ben, {
      kind: 'contributors.declare',
      objectId: reply,
      contributors: [
        { participantId: anna.id, share: 0.5 },
        { participantId: ben.id, share: 0.5 },
      ],
      reason: 'written together',
    })
    await journal()
    const list = await listContributions(database.pool, world.boardId)
    const first = list.find((one) => one.objectId === note)
    expect(first).toMatchObject({
      text: 'Record if I have last eaten',
      originalText: 'Ask me when I have last eaten',
      changedBy: [ben.id],
      answeredBy: [{ meaning: 'answers', from: reply }],
      words: [
        { participantId: anna.id, alive: 17, deleted: 12 },
        { participantId: ben.id, alive: 10, deleted: 0 },
      ],
    })
    expect(list.find((one) => one.objectId === reply)).toMatchObject({
      links: [{ meaning: 'answers', to: note }],
      builtFrom: note,
      contributors: [{ share: 0.5 }, { share: 0.5 }],
    })
  })

  it('answers as of an earlier moment as if later things had not happened', async () => {
    const list = await listContributions(database.pool, world.boardId, {}, 6)
    expect(list.map((one) => one.text)).toEqual(['Ask'])
    const runs = await authorRuns(database.pool, world.pageId, note)
    expect(runs?.map((run) => [run.text, run.wordsBy])).toEqual([
      ['Record if ', ben.id],
      ['I have last eaten', anna.id],
    ])
  })

  it('filters by person, group, level, stage and time', async () => {
    const ask = async (filter: Parameters<typeof listContributions>[2]): Promise<number> =>
      (await listContributions(database.pool, world.boardId, filter)).length
    expect(await ask({ person: anna.id })).toBe(2)
    expect(await ask({ person: ben.id })).toBe(1)
    expect(await ask({ group: 'lived', level: 'lvl.services' })).toBe(1)
    expect(await ask({ stage: 'stg.design' })).toBe(2)
    expect(await ask({ stage: 'stg.delivery' })).toBe(0)
    expect(await ask({ to: page.now - 3_600_000 })).toBe(0)
    expect(await ask({ area: objectNamed('elsewhere') })).toBe(0)
  })

  it('groups acts into events that hold counts and no words', async () => {
    const events = await objectEvents(database.pool, world.pageId, note)
    expect(events.map(({ kind, by, inserted, removedOthers }) => [kind, by, inserted, removedOthers])).toEqual([
      ['note.created', anna.id, 0, 0],
      ['text.edited', anna.id, 29, 0],
      ['tagged', anna.id, 0, 0],
      ['text.edited', ben.id, 10, 12],
    ])
    const stored = await database.pool.query('select detail::text from contribution_event where page_id = $1', [world.pageId])
    expect(JSON.stringify(stored.rows)).not.toContain('eaten')
  })

  it('replays: the stretch around a moment shows the page as it was then', async () => {
    const stretch = await sceneAround(database.pool, world.pageId, 6)
    const scene = sceneAt(stretch.keyframe ?? { seq: 0, at: 0, objects: [] }, stretch.operations, 6)
    const shown = scene.objects.get(note)?.object
    expect(shown?.kind === 'note' && shown.text).toBe('Ask')
    expect(scene.objects.get(area)?.tags.map((tag) => [tag.terms, tag.capacity])).toEqual([[['stg.design'], 'facilitator']])
    expect(scene.objects.get(note)?.tags).toEqual([])
    const now = sceneAt(stretch.keyframe ?? { seq: 0, at: 0, objects: [] }, stretch.operations, stretch.toSeq)
    expect(now.objects.get(note)?.tags.map((tag) => [tag.terms, tag.by])).toEqual([[['lvl.services'], anna.id]])
    expect(stretch.toSeq).toBe(stretch.headSeq)
    const timeline = await readTimeline(database.pool, world.pageId)
    expect(timeline.stretches.length).toBeGreaterThan(0)
    expect(Math.max(...timeline.density)).toBe(1)
    expect(timeline.marks.filter((mark) => mark.kind === 'joined')).toHaveLength(2)
  })

  it('what was derived in pieces equals what is derived from the first row', async () => {
    for (let n = 0; n < 60; n++) {
      const person = n % 3 === 0 ? ben : anna
      page.now += n === 40 ? 900_000 : 1_500
      if (n % 7 === 0) objectsOf(person.doc).get(note)?.set('g', [n, n, 200, 200])
      else textOf(person.doc, n % 2 ? note : reply)?.insert(0, `${n} `)
      if (n % 11 === 0) textOf(person.doc, note)?.delete(0, 5)
      page.settle()
      if (n % 13 === 0) {
        await journal()
        await followPage(database.pool, world.pageId)
      }
    }
    await journal()
    const scene = await followPage(database.pool, world.pageId)
    const inPieces = await derived()
    expect(await rebuildPage(database.pool, world.pageId)).toEqual(scene)
    expect(await derived()).toEqual(inPieces)
  })

  it('goes on after a stop in the middle of a batch, and throws away what older rules derived', async () => {
    const before = await derived()
    await database.pool.query("update keyframe set algo_rev = 0 where page_id = $1 and kind = 'builder'", [world.pageId])
    await database.pool.query(
      `insert into lineage (page_id, client_id, clock, len, src_client, src_clock, kind, seq, algo_rev) values ($1, 1, 1, 1, 1, 1, 'moved', 1, 0)`,
      [world.pageId],
    )
    await followPage(database.pool, world.pageId)
    expect(await derived()).toEqual(before)
  })

  it('two askers at once get the same answer', async () => {
    textOf(anna.doc, note)?.insert(0, 'Now: ')
    page.settle()
    await journal()
    const [a, b] = await Promise.all([followPage(database.pool, world.pageId), followPage(database.pool, world.pageId)])
    expect(a).toEqual(b)
  })

  it('writes a table no spreadsheet will run as formulas', async () => {
    const csv = contributionCsv(await listContributions(database.pool, world.boardId), await peopleOfBoard(database.pool, world.boardId), [
      { id: world.pageId, title: '@page' },
    ])
    const rows = csv.trim().split('\r\n')
    expect(rows).toHaveLength(3)
    expect(csv).not.toMatch(/(^|[,"\n])[=@+-]/)
    expect(csv).toContain("'@page")
    expect(rows[1]).toContain('2026-03-04T09:59:00+00:00')
  })

  it('an unknown page has an empty history', async () => {
    expect((await followPage(database.pool, 'nowhere' as PageId)).objects).toEqual([])
    expect(await listContributions(database.pool, 'nowhere' as BoardId)).toEqual([])
  })
})
