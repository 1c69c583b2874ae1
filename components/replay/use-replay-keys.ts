'use client'
import { type RefCallback, useCallback } from 'react'
import type { ReplayPlayer } from '@/client/replay/replay-player'

const leap = 10_000

/**
 * For the bar: arrow keys step and, with Shift, leap; space on the slider plays and pauses. Keys that the slider or the
 * speeds use themselves are left to them. Put it on the element as its ref.
 */
export function useReplayKeys(player: ReplayPlayer): RefCallback<HTMLElement> {
  return useCallback(
    (bar: HTMLElement | null) => {
      if (!bar) return undefined
      const onKeyDown = (event: KeyboardEvent): void => {
        if (!carryOut(event, player)) return
        event.preventDefault()
        event.stopPropagation()
      }
      // Before the slider sees the key: it would move as well.
      bar.addEventListener('keydown', onKeyDown, { capture: true })
      return () => bar.removeEventListener('keydown', onKeyDown, { capture: true })
    },
    [player],
  )
}

function carryOut({ key, shiftKey, target }: KeyboardEvent, player: ReplayPlayer): boolean {
  const { elapsed, playing } = player.state.get()
  const role = target instanceof HTMLElement ? target.role : null
  const step = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : null
  if (step !== null && shiftKey) void player.goToElapsed(elapsed + step * leap)
  else if (step !== null && role !== 'slider' && role !== 'radio') void player.step(step)
  else if (key === ' ' && role === 'slider') (playing ? player.pause : player.play)()
  else return false
  return true
}
