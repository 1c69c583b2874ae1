/** Reads scenes and operations back: the nearest keyframe before a moment, and what happened after it. */
import type { Pool } from 'pg'
import type { PageId } from '@/domain/base/ids'
import { emptyKeyframe, keyframeOf, type SceneKeyframe, type SceneOperation, sceneAt, type SceneStretch } from '@/domain/contribution/scene'
import { historyRevision, unpackJson } from './packing'

/** Operations sent at once; a segment is never cut, so there may be somewhat more. */
const operationsPerStretch = 20_000

/** The scene as of `seq`. The page must have been followed at least that far. */
export async function readSceneAt(pool: Pool, pageId: PageId, seq: number): Promise<SceneKeyframe> {
  const keyframe = await keyframeBefore(pool, pageId, seq)
  const { operations } = await readOperations(pool, pageId, keyframe.seq + 1, seq, seq)
  return { ...keyframeOf(sceneAt(keyframe, operations, seq)), seq }
}

/** From the keyframe at or before `seq` over `seq` and on, at most to `headSeq`. */
export async function readAround(pool: Pool, pageId: PageId, seq: number, headSeq: number): Promise<SceneStretch> {
  const keyframe = await keyframeBefore(pool, pageId, seq)
  return { keyframe, headSeq, ...(await readOperations(pool, pageId, keyframe.seq + 1, headSeq, seq)) }
}

/** What happened after `seq`, for somebody who holds the scene there. */
export async function readAfter(pool: Pool, pageId: PageId, seq: number, headSeq: number): Promise<SceneStretch> {
  return { keyframe: null, headSeq, ...(await readOperations(pool, pageId, seq + 1, headSeq, seq)) }
}

async function keyframeBefore(pool: Pool, pageId: PageId, seq: number): Promise<SceneKeyframe> {
  const { rows } = await pool.query<{ bytes: Buffer }>(
    "select bytes from keyframe where page_id = $1 and kind = 'scene' and algo_rev = $2 and seq <= $3 order by seq desc limit 1",
    [pageId, historyRevision, seq],
  )
  return rows[0] ? unpackJson<SceneKeyframe>(rows[0].bytes) : emptyKeyframe
}

/** Operations in order; reading ends at `toSeq`, or earlier once there are many and `atLeast` is reached. */
async function readOperations(
  pool: Pool,
  pageId: PageId,
  fromSeq: number,
  toSeq: number,
  atLeast: number,
): Promise<{ operations: SceneOperation[]; toSeq: number }> {
  const operations: SceneOperation[] = []
  for (let from = fromSeq; from <= toSeq; ) {
    const { rows } = await pool.query<{ to_seq: number; bytes: Buffer }>(
      `select to_seq, bytes from scene_segment
        where page_id = $1 and algo_rev = $2 and to_seq >= $3 and from_seq <= $4 order by from_seq limit 8`,
      [pageId, historyRevision, from, toSeq],
    )
    if (rows.length === 0) break
    for (const row of rows) {
      for (const operation of unpackJson<SceneOperation[]>(row.bytes)) {
        if (operation.seq >= from && operation.seq <= toSeq) operations.push(operation)
      }
      from = Math.min(row.to_seq, toSeq) + 1
      if (operations.length >= operationsPerStretch && from > atLeast) return { operations, toSeq: from - 1 }
    }
  }
  return { operations, toSeq }
}
