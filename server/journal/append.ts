/**
 * The hot path: one statement for everything that all pages add in one tick, hence one commit and one wait for the disk.
 * Written for the driver and not for Prisma: see docs/decisions (appending through the driver).
 */
import type { Pool } from 'pg'
import type { PageId } from '@/domain/base/ids'
import type { NewCommand, PageBatch } from './journal'

/**
 * A page's rows are written only while its fence and head are what the owner believes; otherwise that page is left alone
 * and the others go on. The bytes of all rows travel as one binary parameter, cut up again by the database.
 */
const statement = `
with incoming as (
  select * from unnest($1::text[], $2::int[], $3::int[], $4::int[]) with ordinality as t(page_id, fence, after_seq, head_seq, n)
), owned as (
  update page p set head_seq = i.head_seq from incoming i
   where p.id = i.page_id and p.fence = i.fence and p.head_seq = i.after_seq
  returning p.id as page_id, i.n
), contexts as (
  insert into session_context (id, session_id, from_seq, role, "group")
  select c.id, c.session_id, c.from_seq, c.role, c.grp
    from unnest($5::int[], $6::text[], $7::text[], $8::int[], $9::text[], $10::text[]) as c(n, id, session_id, from_seq, role, grp)
    join owned using (n)
  on conflict (id) do nothing
), updates as (
  insert into update_row (page_id, seq, session_id, context_id, received_at, via_step2, bytes)
  select page_id, u.seq, u.session_id, u.context_id, to_timestamp(u.ms / 1000), u.via_step2, substring($18::bytea from u.start for u.len)
    from unnest($11::int[], $12::int[], $13::text[], $14::text[], $15::float8[], $16::bool[], $17::int[], $19::int[])
      as u(n, seq, session_id, context_id, ms, via_step2, start, len)
    join owned using (n)
), commands as (
  insert into command_row (page_id, seq, command_id, session_id, context_id, participant_id, received_at, kind, payload)
  select page_id, c.seq, c.command_id, c.session_id, c.context_id, c.participant_id, to_timestamp(c.ms / 1000), c.payload ->> 'kind', c.payload
    from unnest($20::int[], $21::int[], $22::text[], $23::text[], $24::text[], $25::text[], $26::float8[], $27::jsonb[])
      as c(n, seq, command_id, session_id, context_id, participant_id, ms, payload)
    join owned using (n)
), tags as (
  insert into tag_assertion (page_id, seq, object_id, taxonomy, version, terms, capacity, by_id, at)
  select page_id, c.seq, c.payload ->> 'objectId', c.payload ->> 'taxonomy', (c.payload ->> 'version')::int, c.payload -> 'terms',
         c.payload ->> 'capacity', c.participant_id, to_timestamp(c.ms / 1000)
    from unnest($20::int[], $21::int[], $25::text[], $26::float8[], $27::jsonb[]) as c(n, seq, participant_id, ms, payload)
    join owned using (n)
   where c.payload ->> 'kind' = 'tag.assert'
)
select page_id from owned`

/** See `Journal.append`. */
export async function appendBatches(pool: Pool, batches: readonly PageBatch[]): Promise<Set<PageId>> {
  const { rows } = await pool.query<{ page_id: PageId }>({ name: 'journal-append', text: statement, values: parameters(batches) })
  const durable = new Set(rows.map((row) => row.page_id))
  const missing = batches.filter((batch) => !durable.has(batch.pageId))
  if (missing.length > 0) for (const pageId of await committedBefore(pool, missing)) durable.add(pageId)
  return durable
}

/** Pages that stand where the batch would have brought them, under our fence: an earlier try was committed after all. */
async function committedBefore(pool: Pool, batches: readonly PageBatch[]): Promise<PageId[]> {
  const { rows } = await pool.query<{ id: PageId }>(
    `select p.id from page p join unnest($1::text[], $2::int[], $3::int[]) as b(page_id, fence, head_seq)
         on p.id = b.page_id and p.fence = b.fence and p.head_seq = b.head_seq`,
    [batches.map((batch) => batch.pageId), batches.map((batch) => batch.fence), batches.map((batch) => batch.headSeq)],
  )
  return rows.map((row) => row.id)
}

function parameters(batches: readonly PageBatch[]): unknown[] {
  const numbered = batches.map((batch, index) => ({ batch, n: index + 1 }))
  const contexts = numbered.flatMap(({ batch, n }) => batch.contexts.map((context) => ({ n, ...context })))
  const updates = numbered.flatMap(({ batch, n }) => batch.updates.map((update) => ({ n, ...update })))
  const commands = numbered.flatMap(({ batch, n }) => batch.commands.map((command) => ({ n, ...command })))
  const starts: number[] = []
  let end = 1
  for (const update of updates) {
    starts.push(end)
    end += update.bytes.length
  }
  return [
    batches.map((batch) => batch.pageId),
    batches.map((batch) => batch.fence),
    batches.map((batch) => batch.afterSeq),
    batches.map((batch) => batch.headSeq),
    contexts.map((context) => context.n),
    contexts.map((context) => context.id),
    contexts.map((context) => context.sessionId),
    contexts.map((context) => context.fromSeq),
    contexts.map((context) => context.role),
    contexts.map((context) => context.group),
    updates.map((update) => update.n),
    updates.map((update) => update.seq),
    updates.map((update) => update.sessionId),
    updates.map((update) => update.contextId),
    updates.map((update) => update.receivedAt),
    updates.map((update) => update.viaStep2),
    starts,
    Buffer.concat(updates.map((update) => update.bytes)),
    updates.map((update) => update.bytes.length),
    ...commandColumns(commands),
  ]
}

const commandColumns = (commands: ReadonlyArray<NewCommand & { n: number }>): unknown[] => [
  commands.map((command) => command.n),
  commands.map((command) => command.seq),
  commands.map((command) => command.commandId),
  commands.map((command) => command.sessionId),
  commands.map((command) => command.contextId),
  commands.map((command) => command.participantId),
  commands.map((command) => command.receivedAt),
  commands.map((command) => JSON.stringify(command.command)),
]
