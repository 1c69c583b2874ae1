'use client'
import { useEffect, useState } from 'react'
import type { CanvasEngine } from '@/client/canvas/engine-contract'
import type { UndoStack } from '@/client/undo/undo-stack'
import type { OpenPage } from '@/client/session/open-page-port'
import { canvasFor } from './canvas-for'

export interface PageCanvas {
  readonly canvas: CanvasEngine
  readonly undo: UndoStack
}

/** The canvas of an open page, for as long as this screen shows it. */
export function usePageCanvas(page: OpenPage | null): PageCanvas | null {
  const [made, setMade] = useState<PageCanvas | null>(null)
  useEffect(() => {
    if (!page) return
    const parts = canvasFor(page)
    setMade(parts)
    return () => {
      setMade(null)
      parts.canvas.destroy()
    }
  }, [page])
  return made
}
