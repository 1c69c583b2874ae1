/** Lets history follow a page when everybody has left it, so that the first question afterwards need not wait. */
import type { Pool } from 'pg'
import type { PageId } from '@/domain/base/ids'
import type { Log } from '../observability/log'
import { followAside } from './follow'

export interface PutAwayFollower {
  /** The page was put away: its history will follow, after those that are waiting already. Returns at once. */
  putAway(pageId: PageId): void
  /** Leaves the rest for whoever asks; resolves when the batch under way is committed. */
  stop(): Promise<void>
}

/** Brings one page's history up to date as long as `goOn` says so. */
type Follow = (pageId: PageId, goOn: () => boolean) => Promise<void>

export const putAwayFollower = (pool: Pool, log: Pick<Log, 'warn'>): PutAwayFollower =>
  followWhenPutAway((pageId, goOn) => followAside(pool, pageId, goOn), log)

/** One page at a time. A page whose history cannot follow now is asked again by the next question about it. */
export function followWhenPutAway(follow: Follow, log: Pick<Log, 'warn'>): PutAwayFollower {
  const waiting = new Set<PageId>()
  let running: Promise<void> | null = null
  let stopping = false

  const followAll = async (): Promise<void> => {
    for (const pageId of waiting) {
      waiting.delete(pageId)
      try {
        await follow(pageId, () => !stopping)
      } catch (error) {
        log.warn({ err: error, pageId }, 'history could not follow a page; it will when somebody asks')
      }
    }
    running = null
  }
  return {
    putAway: (pageId) => {
      if (stopping) return
      waiting.add(pageId)
      running ??= followAll()
    },
    stop: async () => {
      stopping = true
      waiting.clear()
      await running
    },
  }
}
