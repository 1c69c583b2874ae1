/** Taking a page over and loading it. */
import type { Pool } from 'pg'
import type { PageId, ParticipantId } from '@/domain/base/ids'
import type { TagAssertion } from '@/domain/involvement/tag'
import type { DeclaredContributors, OpenedPage, RecordedCommand } from './journal'
import { latestState } from './keyframe'
import { readUpdates } from './read'
import { allClients } from './registry'

/**
 * See `Journal.open`. The fencing number is raised first and in a commit of its own: whatever an earlier owner still
 * appends after that changes nothing, so what is read next is all there is.
 */
export async function openPage(pool: Pool, pageId: PageId, owner: string): Promise<OpenedPage | null> {
  const taken = await pool.query<{ fence: number; head_seq: number }>(
    'update page set owner = $2, fence = fence + 1 where id = $1 returning fence, head_seq',
    [pageId, owner],
  )
  const [page] = taken.rows
  if (!page) return null
  const keyframe = await latestState(pool, pageId, page.head_seq)
  const state = keyframe ? [keyframe.bytes] : []
  for await (const bytes of readUpdates(pool, pageId, (keyframe?.seq ?? 0) + 1, page.head_seq)) state.push(bytes)
  const [clients, decided] = await Promise.all([allClients(pool, pageId), readDecisions(pool, pageId)])
  return { fence: page.fence, headSeq: page.head_seq, keyframeSeq: keyframe?.seq ?? 0, state, clients, ...decided }
}

async function readDecisions(pool: Pool, pageId: PageId): Promise<Pick<OpenedPage, 'tags' | 'contributors' | 'commands'>> {
  const { rows } = await pool.query<{
    seq: number
    command_id: string
    participant_id: ParticipantId | null
    received_at: Date
    payload: RecordedCommand
  }>('select seq, command_id, participant_id, received_at, payload from command_row where page_id = $1 order by seq', [pageId])
  const tags: TagAssertion[] = []
  const contributors: DeclaredContributors[] = []
  for (const { seq, participant_id: by, received_at, payload } of rows) {
    if (!by) continue
    const stamp = { seq, by, at: received_at.getTime(), objectId: payload.objectId }
    if (payload.kind === 'contributors.declare') contributors.push({ ...stamp, contributors: payload.contributors })
    else tags.push({ ...stamp, taxonomy: payload.taxonomy, version: payload.version, terms: payload.terms, capacity: payload.capacity })
  }
  const commands = rows.map((row) => ({ commandId: row.command_id, participantId: row.participant_id, seq: row.seq }))
  return { tags, contributors, commands }
}

/** See `Journal.release`; packing is the caller's next step. */
export async function givePageUp(pool: Pool, pageId: PageId, fence: number): Promise<void> {
  await pool.query('update page set owner = null where id = $1 and fence = $2', [pageId, fence])
}
