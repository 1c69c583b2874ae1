/**
 * Rights in open sessions: roles, revocations, releases and epochs are changed by HTTP in another module graph (or another
 * process), so the hub asks the database every two seconds about the boards that are open. Two queries, however many there are.
 */
import type { Pool } from 'pg'
import { closeCode } from '@/domain/protocol/wire'
import type { Log } from '@/server/observability/log'
import { readBoards, readEpochs } from './admission'
import type { Clock } from './clock'
import type { Rooms } from './rooms'

const everyMs = 2_000

/** Starts asking; the answer stops it. */
export function keepRights(pool: Pool, rooms: Rooms, clock: Clock, log: Log): () => void {
  let stopped = false
  let cancel = clock.after(everyMs, ask)

  async function look(): Promise<void> {
    const [boardIds, pageIds] = [rooms.openBoards, rooms.openPages]
    if (pageIds.length === 0) return
    const [boards, now] = await Promise.all([readBoards(pool, boardIds), readEpochs(pool, pageIds)])
    for (const boardId of boardIds) rooms.update(boards.get(boardId) ?? { boardId, released: false, people: new Map() })
    for (const pageId of pageIds) {
      const epoch = now.get(pageId)
      if (epoch === undefined) rooms.closePage(pageId, closeCode.accessEnded, 'this page is gone')
      else if ((rooms.epochOf(pageId) ?? epoch) < epoch) rooms.closePage(pageId, closeCode.epochOver, 'this page has moved on')
    }
  }

  function ask(): void {
    look()
      .catch((error: unknown) => log.error({ err: error }, 'rights could not be looked up'))
      .finally(() => {
        if (!stopped) cancel = clock.after(everyMs, ask)
      })
  }

  return () => {
    stopped = true
    cancel()
  }
}
