/** What the registers and commands say about a page: needed to turn a scene into contributions. */
import type { Pool } from 'pg'
import type { ExperienceGroup, Role } from '@/domain/access/role'
import type { ObjectId, PageId, ParticipantId, SessionId } from '@/domain/base/ids'
import type { ContributorShare } from '@/domain/contribution/contributors'
import type { TagAssertion } from '@/domain/involvement/tag'
import type { Via } from '@/domain/protocol/wire'

/** How and by whom a note was made. */
export interface Making {
  readonly operatedBy: ParticipantId | null
  readonly sessionId: SessionId | null
  readonly via: Via
  readonly role: Role
  readonly group: ExperienceGroup
  readonly offline: boolean
}

export interface PageFacts {
  readonly makings: ReadonlyMap<ObjectId, Making>
  readonly assertions: ReadonlyMap<ObjectId, readonly TagAssertion[]>
  readonly declared: ReadonlyMap<ObjectId, readonly ContributorShare[]>
  /** How everybody on the board asks to be counted now. */
  readonly groupsNow: ReadonlyMap<ParticipantId, ExperienceGroup>
}

/** As of `seq`: what came later is not known yet. */
export async function readPageFacts(pool: Pool, pageId: PageId, seq: number): Promise<PageFacts> {
  const [makings, assertions, declared, groupsNow] = await Promise.all([
    readMakings(pool, pageId, seq),
    readAssertions(pool, pageId, seq),
    readDeclared(pool, pageId, seq),
    readGroups(pool, pageId),
  ])
  return { makings, assertions, declared, groupsNow }
}

async function readMakings(pool: Pool, pageId: PageId, seq: number): Promise<Map<ObjectId, Making>> {
  const { rows } = await pool.query<{
    object_id: ObjectId
    operated_by_id: ParticipantId | null
    session_id: SessionId | null
    via: Via | null
    role: Role | null
    group: ExperienceGroup | null
    offline: boolean | null
  }>(
    `select e.object_id, e.operated_by_id, e.session_id, s.via, coalesce(c.role, p.role) as role, coalesce(c."group", p."group") as "group",
            (e.detail ->> 'offline')::boolean as offline
       from contribution_event e
       left join session s on s.id = e.session_id
       left join session_context c on c.id = e.context_id
       left join participant p on p.id = e.participant_id
      where e.page_id = $1 and e.kind = 'note.created' and e.seq_from <= $2`,
    [pageId, seq],
  )
  return new Map(
    rows.map((row) => [
      row.object_id,
      {
        operatedBy: row.operated_by_id,
        sessionId: row.session_id,
        via: row.via ?? 'own device',
        role: row.role ?? 'participant',
        group: row.group ?? 'unsaid',
        offline: row.offline ?? false,
      },
    ]),
  )
}

async function readAssertions(pool: Pool, pageId: PageId, seq: number): Promise<Map<ObjectId, TagAssertion[]>> {
  const { rows } = await pool.query<{
    seq: number
    object_id: ObjectId
    taxonomy: TagAssertion['taxonomy']
    version: number
    terms: string[]
    capacity: TagAssertion['capacity']
    by_id: ParticipantId
    at: Date
  }>('select * from tag_assertion where page_id = $1 and seq <= $2 order by seq', [pageId, seq])
  const byObject = new Map<ObjectId, TagAssertion[]>()
  for (const row of rows) {
    const assertion: TagAssertion = {
      seq: row.seq,
      objectId: row.object_id,
      taxonomy: row.taxonomy,
      version: row.version,
      terms: row.terms,
      capacity: row.capacity,
      by: row.by_id,
      at: row.at.getTime(),
    }
    byObject.set(row.object_id, [...(byObject.get(row.object_id) ?? []), assertion])
  }
  return byObject
}

async function readDeclared(pool: Pool, pageId: PageId, seq: number): Promise<Map<ObjectId, ContributorShare[]>> {
  const { rows } = await pool.query<{ payload: { objectId: ObjectId; contributors: ContributorShare[] } }>(
    "select payload from command_row where page_id = $1 and kind = 'contributors.declare' and seq <= $2 order by seq",
    [pageId, seq],
  )
  return new Map(rows.map(({ payload }) => [payload.objectId, payload.contributors]))
}

async function readGroups(pool: Pool, pageId: PageId): Promise<Map<ParticipantId, ExperienceGroup>> {
  const { rows } = await pool.query<{ id: ParticipantId; group: ExperienceGroup }>(
    'select p.id, p."group" from participant p join page on page.board_id = p.board_id where page.id = $1',
    [pageId],
  )
  return new Map(rows.map((row) => [row.id, row.group]))
}
