'use client'
import { useEffect } from 'react'
import type { ReplayPlayer } from '@/client/replay/replay-player'

/** Keeps `?at=<row>` in the address while the replay rests, so that loading again or copying the address keeps the moment. */
export function useMomentInAddress(player: ReplayPlayer): void {
  useEffect(
    () =>
      player.state.subscribe(() => {
        const { playing, status, seq } = player.state.get()
        if (playing || status !== 'ready') return
        const address = momentAddress(window.location.href, seq)
        if (address !== window.location.href) window.history.replaceState(window.history.state, '', address)
      }),
    [player],
  )
}

/** The address with the moment in it; everything else in the address stays. */
export function momentAddress(address: string, seq: number): string {
  const url = new URL(address)
  url.searchParams.set('at', String(seq))
  return url.href
}
