'use client'
import { useEffect, useState } from 'react'
import { createHistoryApi } from '@/client/history/history-api'
import { createReplayPlayer, type Frame, type ReplayPlayer } from '@/client/replay/replay-player'
import type { PageId } from '@/domain/base/ids'

const browserFrame: Frame = (run) => {
  const id = requestAnimationFrame(run)
  return () => cancelAnimationFrame(id)
}

/** A player for the page, open at row `at` or at the end; null until the screen stands. It stops when the screen goes away. */
export function useReplay(pageId: PageId, at: number | null): ReplayPlayer | null {
  const [player, setPlayer] = useState<ReplayPlayer | null>(null)
  useEffect(() => {
    const made = createReplayPlayer(
      createHistoryApi((address, init) => fetch(address, init)),
      pageId,
      browserFrame,
    )
    setPlayer(made)
    void made.open(at ?? undefined)
    return () => {
      setPlayer(null)
      made.destroy()
    }
  }, [pageId, at])
  return player
}
