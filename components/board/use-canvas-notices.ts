'use client'
import { useEffect } from 'react'
import type { CanvasEngine, Notice } from '@/client/canvas/engine-contract'
import { showToast } from '../ui/toast-store'
import { boardWords } from './words'

/** What the canvas could not do, in words. */
export function useCanvasNotices(canvas: CanvasEngine | null): void {
  useEffect(() => canvas?.onNotice((notice) => showToast(wordsFor(notice))), [canvas])
}

export function wordsFor(notice: Notice): string {
  if (notice.kind === 'refused') return boardWords.refusal[notice.reason]
  if (notice.kind === 'undo in part') return boardWords.undo.part(notice.left.length)
  const { refusal } = notice
  if (refusal.kind === 'refused') return boardWords.refusal[refusal.reason]
  return refusal.kind === 'nothing'
    ? boardWords.undo.nothing
    : boardWords.undo.changed(refusal.objects.find((object) => object.by)?.by ?? null)
}
