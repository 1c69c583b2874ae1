/**
 * What history answers. Every answer first follows the journal to its head, then reads what was derived. `asOf` is a seq
 * of the page: the same journal and the same `asOf` give the same answer.
 */
import type { Pool } from 'pg'
import type { BoardId, ObjectId, PageId, ParticipantId } from '@/domain/base/ids'
import { mergeRuns } from '@/domain/contribution/author-runs'
import type { AuthorRun, Contribution } from '@/domain/contribution/contribution'
import { type ContributionFilter, matchesFilter } from '@/domain/contribution/contribution-filter'
import type { SceneKeyframe, SceneStretch } from '@/domain/contribution/scene'
import type { BoardPage, ObjectEvent } from '@/domain/protocol/history-answers'
import { contributionsOf } from './contributions-of-page'
import { followPage } from './follow'
import { readPageFacts } from './page-facts'
import { readAfter, readAround, readSceneAt } from './scene-reader'

export async function pagesOfBoard(pool: Pool, boardId: BoardId): Promise<BoardPage[]> {
  const { rows } = await pool.query<BoardPage>('select id, title from page where board_id = $1 order by position, id', [boardId])
  return rows
}

/** The board a page belongs to, or null when there is no such page. */
export async function boardOfPage(pool: Pool, pageId: PageId): Promise<BoardId | null> {
  const { rows } = await pool.query<{ board_id: BoardId }>('select board_id from page where id = $1', [pageId])
  return rows[0]?.board_id ?? null
}

/** The page as it stood at `asOf`, else as it stands. */
export async function sceneOf(pool: Pool, pageId: PageId, asOf?: number): Promise<SceneKeyframe> {
  const head = await followPage(pool, pageId)
  return asOf === undefined || asOf >= head.seq ? head : readSceneAt(pool, pageId, asOf)
}

/** Every note with words that the filter lets through, in the order they were written. Notes that were always empty say nothing. */
export async function listContributions(
  pool: Pool,
  boardId: BoardId,
  filter: ContributionFilter = {},
  asOf?: number,
): Promise<Contribution[]> {
  const lists: Contribution[] = []
  for (const page of await pagesOfBoard(pool, boardId)) {
    const scene = await sceneOf(pool, page.id, asOf)
    lists.push(...contributionsOf(page.id, scene, await readPageFacts(pool, page.id, scene.seq)))
  }
  return lists.filter((one) => matchesFilter(one, filter)).sort((a, b) => a.writtenAt - b.writtenAt || a.madeAtSeq - b.madeAtSeq)
}

/** Who wrote which stretch of a note; empty for objects without words. Null when there was no such object then. */
export async function authorRuns(pool: Pool, pageId: PageId, objectId: ObjectId, asOf?: number): Promise<AuthorRun[] | null> {
  const scene = await sceneOf(pool, pageId, asOf)
  const found = scene.objects.find((one) => one.object.id === objectId)
  return found ? mergeRuns(found.runs) : null
}

/** The keyframe at or before `seq` and what happened from there on: enough to show that moment and to play from it. */
export async function sceneAround(pool: Pool, pageId: PageId, seq: number): Promise<SceneStretch> {
  const head = await followPage(pool, pageId)
  return readAround(pool, pageId, Math.min(Math.max(0, seq), head.seq), head.seq)
}

/** What happened after `seq`, for a replay that holds the scene there. */
export async function sceneAfter(pool: Pool, pageId: PageId, seq: number): Promise<SceneStretch> {
  const head = await followPage(pool, pageId)
  return readAfter(pool, pageId, Math.min(Math.max(0, seq), head.seq), head.seq)
}

/** What people did to an object, oldest first. */
export async function objectEvents(pool: Pool, pageId: PageId, objectId: ObjectId): Promise<ObjectEvent[]> {
  await followPage(pool, pageId)
  const { rows } = await pool.query<{
    id: string
    kind: string
    seq_from: number
    seq_to: number
    time_from: Date
    time_to: Date
    participant_id: ParticipantId | null
    operated_by_id: ParticipantId | null
    n_ins: number
    n_del_own: number
    n_del_others: number
    n_kept: number
  }>('select * from contribution_event where page_id = $1 and object_id = $2 order by seq_from, kind', [pageId, objectId])
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    seqFrom: row.seq_from,
    seqTo: row.seq_to,
    from: row.time_from.getTime(),
    to: row.time_to.getTime(),
    by: row.participant_id,
    operatedBy: row.operated_by_id,
    inserted: row.n_ins,
    removedOwn: row.n_del_own,
    removedOthers: row.n_del_others,
    kept: row.n_kept,
  }))
}
