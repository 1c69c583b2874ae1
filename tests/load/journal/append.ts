/**
 * What appending a tick costs through the driver and through Prisma, on the embedded database with fsync on:
 *
 *     npx tsx tests/load/journal/append.ts
 *
 * CPU is of this process (the database's own is the same either way).
 */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { PageId, SessionId } from '@/domain/base/ids'
import { openCluster } from '@/server/database/cluster'
import { migrate } from '@/server/database/migrate'
import { embeddedPrograms } from '@/server/database/programs'
import type { NewUpdate, PageBatch } from '@/server/journal/journal'
import { postgresJournal } from '@/server/journal/postgres'
import { openPool, openPrisma } from '@/server/prisma'
import { makeWorld } from '@/tests/fixtures/world'

const ticks = 400
const folder = await mkdtemp(path.join(os.tmpdir(), 'evenboard-append-'))
const programs = embeddedPrograms()
if (!programs) throw new Error('The embedded database is not installed.')
const cluster = await openCluster(programs, path.join(folder, 'pg'), path.join(folder, 'log'), {})
await migrate(cluster.url('postgres'))
const pool = openPool(cluster.url('postgres'))
const prisma = openPrisma(cluster.url('postgres'), 5)
const world = await makeWorld(pool)
const journal = postgresJournal(pool, 'measurement', () => [])

type Append = (batch: PageBatch) => Promise<unknown>
const ways: Record<string, Append> = {
  'driver, one statement': (batch) => journal.append([batch]),
  'Prisma, createMany': (batch) =>
    prisma.$transaction(async (tx) => {
      const { count } = await tx.page.updateMany({
        where: { id: batch.pageId, fence: batch.fence, headSeq: batch.afterSeq },
        data: { headSeq: batch.headSeq },
      })
      if (count !== 1) throw new Error('fenced off')
      await tx.updateRow.createMany({ data: batch.updates.map((row) => rowFor(batch.pageId, row)) })
    }),
  'Prisma, $executeRaw': (batch) =>
    prisma.$executeRaw`
      with owned as (update page set head_seq = ${batch.headSeq}
                      where id = ${batch.pageId} and fence = ${batch.fence} and head_seq = ${batch.afterSeq} returning id)
      insert into update_row (page_id, seq, received_at, via_step2, bytes)
      select owned.id, u.seq, to_timestamp(u.ms / 1000), false, u.bytes
        from owned, unnest(${batch.updates.map((row) => row.seq)}::int[], ${batch.updates.map((row) => row.receivedAt)}::float8[],
                           ${batch.updates.map((row) => Buffer.from(row.bytes))}::bytea[]) as u(seq, ms, bytes)`,
}

const rowFor = (pageId: PageId, row: NewUpdate) => ({
  pageId,
  seq: row.seq,
  sessionId: row.sessionId,
  contextId: row.contextId,
  receivedAt: new Date(row.receivedAt),
  viaStep2: row.viaStep2,
  bytes: Buffer.from(row.bytes),
})

async function measure(name: string, append: Append, rows: number): Promise<{ cpu: number; wall: number }> {
  const pageId = await world.page()
  const page = await journal.open(pageId)
  let head = 0
  const tick = async () => {
    const updates = Array.from({ length: rows }, (_, index) => ({
      seq: head + index + 1,
      sessionId: null as SessionId | null,
      contextId: null,
      receivedAt: Date.now(),
      viaStep2: false,
      bytes: new Uint8Array(45).fill(index),
    }))
    await append({ pageId, fence: page?.fence ?? 0, afterSeq: head, headSeq: head + rows, contexts: [], updates, commands: [] })
    head += rows
  }
  for (let index = 0; index < 50; index += 1) await tick()
  const before = process.cpuUsage()
  const begun = performance.now()
  for (let index = 0; index < ticks; index += 1) await tick()
  const { user, system } = process.cpuUsage(before)
  const { rows: counted } = await pool.query<{ n: number }>('select count(*)::int as n from update_row where page_id = $1', [pageId])
  if (counted[0]?.n !== head) throw new Error(`${name} kept ${counted[0]?.n} of ${head} rows`)
  return { cpu: (user + system) / ticks, wall: ((performance.now() - begun) * 1000) / ticks }
}

console.info('rows a tick | way | CPU µs a tick | wall µs a tick (best of 3)')
for (const rows of [1, 10, 50]) {
  for (const [name, append] of Object.entries(ways)) {
    const runs = [await measure(name, append, rows), await measure(name, append, rows), await measure(name, append, rows)]
    const best = (pick: (run: { cpu: number; wall: number }) => number) => Math.round(Math.min(...runs.map(pick)))
    console.info(`${rows} | ${name} | ${best((run) => run.cpu)} | ${best((run) => run.wall)}`)
  }
}
await Promise.all([pool.end(), prisma.$disconnect()])
await cluster.stop()
await rm(folder, { recursive: true, force: true })
