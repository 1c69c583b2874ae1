/**
 * Killing the process that derives history, without a warning, in the middle of its batches: whoever goes on afterwards
 * derives what nobody ever interrupted would have, and nothing twice.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { followPage, rebuildPage } from '@/server/history/follow'
import { type FreshDatabase, freshDatabase } from '@/tests/fixtures/database'
import { makeWorld, type World } from '@/tests/fixtures/world'
import { workshopPeople, workshopRows } from '@/tests/load/history/workshop'

const rowCount = 18_000
let database: FreshDatabase
let world: World

/** Everybody of the workshop with their session and client id, then the rows, as the sync room would have left them. */
async function journalWorkshop(): Promise<void> {
  const { pool } = database
  for (const { participantId, sessionId, clientId } of workshopPeople) {
    await pool.query(
      `insert into participant (id, board_id, name, role, "group", colour, symbol) values ($1, $2, $1, 'participant', 'lived', 'teal', 'leaf')`,
      [participantId, world.boardId],
    )
    await pool.query('insert into session (id, page_id, participant_id) values ($1, $2, $3)', [sessionId, world.pageId, participantId])
    await pool.query(`insert into client_id (page_id, client_id, session_id, participant_id, kind) values ($1, $2, $3, $4, 'issued')`, [
      world.pageId,
      clientId,
      sessionId,
      participantId,
    ])
  }
  const { rows } = workshopRows(rowCount)
  for (let at = 0; at < rows.length; at += 2_000) {
    const part = rows.slice(at, at + 2_000)
    await pool.query(
      `insert into update_row (page_id, seq, session_id, received_at, via_step2, bytes)
       select $1, rows.seq, rows.session_id, rows.received_at, false, rows.bytes
         from unnest($2::int[], $3::text[], $4::timestamptz[], $5::bytea[]) as rows (seq, session_id, received_at, bytes)`,
      [
        world.pageId,
        part.map((row) => row.seq),
        part.map((row) => row.sessionId),
        part.map((row) => new Date(row.receivedAt)),
        part.map((row) => Buffer.from(row.bytes)),
      ],
    )
  }
  await pool.query('update page set head_seq = $2 where id = $1', [world.pageId, rowCount])
}

async function checkpoint(): Promise<number> {
  const { rows } = await database.pool.query<{ seq: number }>("select seq from keyframe where page_id = $1 and kind = 'builder'", [
    world.pageId,
  ])
  return rows[0]?.seq ?? 0
}

/** Somebody is in the middle of a batch: the page's lock is held. */
async function isDeriving(): Promise<boolean> {
  const { rows } = await database.pool.query(
    `select 1 from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
  )
  return rows.length > 0
}

/** Starts deriving and kills it inside the first batch after `from`. Answers with the checkpoint that was left. */
async function killInBatchAfter(from: number): Promise<number> {
  const program = path.join(import.meta.dirname, 'deriving-process.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, database.url, world.pageId], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const gone = once(child, 'exit')
  while (child.exitCode === null && !((await checkpoint()) >= from && (await isDeriving()))) await setImmediate()
  child.kill('SIGKILL')
  const [, signal] = (await gone) as [number | null, NodeJS.Signals | null]
  expect(signal).toBe('SIGKILL')
  return checkpoint()
}

async function derived(): Promise<Record<string, unknown[]>> {
  const everything: Record<string, unknown[]> = {}
  for (const table of ['lineage', 'contribution_event', 'survival', 'scene_segment']) {
    const { rows } = await database.pool.query(`select * from ${table} where page_id = $1 order by 1, 2, 3, 4`, [world.pageId])
    everything[table] = rows
  }
  const on = await database.pool.query(
    'select o.* from contribution_event_on o join contribution_event e on e.id = o.event_id where e.page_id = $1 order by 1, 2',
    [world.pageId],
  )
  const keyframes = await database.pool.query("select * from keyframe where page_id = $1 and kind = 'scene' order by seq", [world.pageId])
  return { ...everything, on: on.rows, keyframes: keyframes.rows }
}

beforeAll(async () => {
  database = await freshDatabase()
  world = await makeWorld(database.pool)
  await journalWorkshop()
})
afterAll(() => database.close())

it('history derived through three kills is the history derived in one go', { timeout: 120_000 }, async () => {
  const left = [await killInBatchAfter(0), await killInBatchAfter(5_000), await killInBatchAfter(10_000)]
  expect(left[0]).toBeLessThan(rowCount)
  expect(left.toSorted((a, b) => a - b)).toEqual(left)
  expect(left[2]).toBeGreaterThanOrEqual(10_000)
  expect(left[2]).toBeLessThan(rowCount)
  const scene = await followPage(database.pool, world.pageId)
  expect(scene.seq).toBe(rowCount)
  const throughKills = await derived()
  const events = throughKills.contribution_event as ReadonlyArray<{ id: string }>
  expect(new Set(events.map((event) => event.id)).size).toBe(events.length)
  expect(await rebuildPage(database.pool, world.pageId)).toEqual(scene)
  expect(await derived()).toEqual(throughKills)
})
