/** The outline of a page's history, from the derived events and the sessions. */
import type { Pool } from 'pg'
import type { PageId, ParticipantId } from '@/domain/base/ids'
import { type ActiveStretch, stretchesOf, type Timeline, type TimelineMark } from '@/domain/contribution/timeline'
import { followPage } from './follow'

const buckets = 120

export async function readTimeline(pool: Pool, pageId: PageId): Promise<Timeline> {
  const head = await followPage(pool, pageId)
  const { rows } = await pool.query<{ seq_from: number; seq_to: number; time_from: Date; time_to: Date }>(
    'select seq_from, seq_to, time_from, time_to from contribution_event where page_id = $1 order by time_from, seq_from',
    [pageId],
  )
  const acts = rows.map(
    (row): ActiveStretch => ({ fromSeq: row.seq_from, toSeq: row.seq_to, fromAt: row.time_from.getTime(), toAt: row.time_to.getTime() }),
  )
  return { headSeq: head.seq, stretches: stretchesOf(acts), density: densityOf(acts, head.seq), marks: await readMarks(pool, pageId) }
}

function densityOf(acts: readonly ActiveStretch[], headSeq: number): number[] {
  if (headSeq === 0) return []
  const counts = new Array<number>(buckets).fill(0)
  for (const act of acts) {
    const bucket = Math.min(buckets - 1, Math.floor(((act.fromSeq - 1) / headSeq) * buckets))
    counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  const most = Math.max(1, ...counts)
  return counts.map((count) => count / most)
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
