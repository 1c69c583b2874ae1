'use client'
import { useEffect, useState } from 'react'
import type { CanvasEngine } from '@/client/canvas/engine-contract'
import type { ReplayPlayer } from '@/client/replay/replay-player'
import { replayCanvas } from './replay-canvas'

/** The canvas of a replay, showing the whole page as soon as its first moment is there; null until it is made. */
export function useReplayCanvas(player: ReplayPlayer | null): CanvasEngine | null {
  const [canvas, setCanvas] = useState<CanvasEngine | null>(null)
  useEffect(() => {
    if (!player) return
    const made = replayCanvas(player)
    setCanvas(made.canvas)
    const seen = { home: false }
    const goHome = () => {
      if (seen.home || player.state.get().status !== 'ready' || made.canvas.viewport.get().w === 0) return
      seen.home = true
      made.canvas.commands.home()
    }
    const stops = [player.state.subscribe(goHome), made.canvas.viewport.subscribe(goHome)]
    return () => {
      for (const stop of stops) stop()
      setCanvas(null)
      made.stop()
    }
  }, [player])
  return canvas
}
