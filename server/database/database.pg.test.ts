import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '@/tests/fixtures/database'
import { migrate } from './migrate'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const insertUpdate = (seq: number) =>
  database.pool.query("insert into update_row (page_id, seq, received_at, bytes) values ('p', $1, now(), '\\x00')", [seq])

describe('migrations', () => {
  test('a migrated database needs nothing more', async () => {
    expect(await migrate(database.url)).toEqual([])
  })

  test('a database that knows a migration we do not have is refused, not misread', async () => {
    const other = await freshDatabase()
    await other.pool.query(
      "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'y', '29990101000000_later', now())",
    )
    await expect(migrate(other.url)).rejects.toThrow('written by a newer Evenboard')
    await other.close()
  })

  test('Prisma reads what the driver wrote', async () => {
    await insertUpdate(1)
    expect(await database.prisma.updateRow.count({ where: { pageId: 'p' } })).toBe(1)
  })
})

describe('the record only grows', () => {
  test.each(['update update_row set seq = seq + 100', 'delete from update_row', 'truncate update_row'])(
    '"%s" is refused',
    async (statement) => {
      await insertUpdate(Math.floor(Math.random() * 1e9) + 2)
      await expect(database.pool.query(statement)).rejects.toThrow('The record only grows')
    },
  )

  test('packing may remove update rows, for one transaction, and may change none', async () => {
    await database.prisma.$transaction(async (transaction) => {
      await transaction.$executeRaw`set local evenboard.packing = 'on'`
      expect(await transaction.$executeRaw`delete from update_row where page_id = 'p'`).toBeGreaterThan(0)
    })
    await insertUpdate(1)
    await expect(database.pool.query("delete from update_row where page_id = 'p'")).rejects.toThrow('The record only grows')
    await expect(
      database.prisma.$transaction(async (transaction) => {
        await transaction.$executeRaw`set local evenboard.packing = 'on'`
        await transaction.$executeRaw`update update_row set received_at = now()`
      }),
    ).rejects.toThrow('The record only grows')
  })

  test('erasing may mask bytes', async () => {
    await database.prisma.$transaction(async (transaction) => {
      await transaction.$executeRaw`set local evenboard.erasing = 'on'`
      expect(await transaction.$executeRaw`update update_row set bytes = '\\x01' where page_id = 'p' and seq = 1`).toBe(1)
    })
  })
})

describe('values that make no sense', () => {
  const issue = (clientId: number, kind: string, participant: string | null) =>
    database.pool.query("insert into client_id (page_id, client_id, kind, participant_id, session_id) values ('p', $1, $2, $3, $3)", [
      clientId,
      kind,
      participant,
    ])

  test('a client id for a person names the person', async () => {
    await expect(issue(300, 'issued', null)).rejects.toThrow('client_id_vouched')
    await expect(issue(3, 'issued', 'someone')).rejects.toThrow('client_id_range')
    await issue(1, 'system', null)
    await issue(300, 'issued', 'someone')
    await expect(issue(300, 'spare', 'someone else')).rejects.toThrow('client_id_pkey')
  })
})
