/** The outline of a page's history, from the derived events and the sessions. */
import type { Pool } from 'pg'
import type { PageId, ParticipantId } from '@/domain/base/ids'
import { type ActiveStretch, densityOf, stretchesOf, type Timeline, type TimelineMark } from '@/domain/contribution/timeline'
import { followPage } from './follow'

const densityParts = 120

export async function readTimeline(pool: Pool, pageId: PageId): Promise<Timeline> {
  const head = await followPage(pool, pageId)
  const { rows } = await pool.query<{ seq_from: number; seq_to: number; time_from: Date; time_to: Date }>(
    'select seq_from, seq_to, time_from, time_to from contribution_event where page_id = $1 order by time_from, seq_from',
    [pageId],
  )
  const acts = rows.map(
    (row): ActiveStretch => ({ fromSeq: row.seq_from, toSeq: row.seq_to, fromAt: row.time_from.getTime(), toAt: row.time_to.getTime() }),
  )
  const stretches = stretchesOf(acts)
  return { headSeq: head.seq, stretches, density: densityOf(acts, stretches, densityParts), marks: await readMarks(pool, pageId) }
}

async function readMarks(pool: Pool, pageId: PageId): Promise<TimelineMark[]> {
  const { rows } = await pool.query<{ participant_id: ParticipantId; started_at: Date; ended_at: Date | null }>(
    'select participant_id, started_at, ended_at from session where page_id = $1 order by started_at',
    [pageId],
  )
  return rows
    .flatMap((row): TimelineMark[] => [
      { kind: 'joined', at: row.started_at.getTime(), participantId: row.participant_id },
      ...(row.ended_at ? [{ kind: 'left' as const, at: row.ended_at.getTime(), participantId: row.participant_id }] : []),
    ])
    .sort((a, b) => a.at - b.at)
}
