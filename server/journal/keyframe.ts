/** Keyframes of kind `ydoc`: a page's document as of a seq, so that opening it need not replay everything. */
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import type { Pool } from 'pg'
import type { PageId } from '@/domain/base/ids'

const codec = 'update-v1+brotli'
const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)

/** See `Journal.keepState`. The newest two are kept: the older one is there should the newer be damaged. */
export async function keepState(pool: Pool, pageId: PageId, seq: number, bytes: Uint8Array): Promise<void> {
  const packed = await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  await pool.query(
    `insert into keyframe (page_id, kind, seq, time, codec, bytes) values ($1, 'ydoc', $2, now(), $3, $4) on conflict do nothing`,
    [pageId, seq, codec, packed],
  )
  await pool.query(
    `delete from keyframe where page_id = $1 and kind = 'ydoc'
        and seq < (select min(seq) from (select seq from keyframe where page_id = $1 and kind = 'ydoc' order by seq desc limit 2) newest)`,
    [pageId],
  )
}

/** The newest state at or before `headSeq`, or null. */
export async function latestState(pool: Pool, pageId: PageId, headSeq: number): Promise<{ seq: number; bytes: Uint8Array } | null> {
  const { rows } = await pool.query<{ seq: number; codec: string; bytes: Buffer }>(
    `select seq, codec, bytes from keyframe where page_id = $1 and kind = 'ydoc' and codec = $3 and seq <= $2 order by seq desc limit 1`,
    [pageId, headSeq, codec],
  )
  return rows[0] ? { seq: rows[0].seq, bytes: await decompress(rows[0].bytes) } : null
}
