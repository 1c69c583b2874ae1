'use client'
import { useEffect, useState } from 'react'
import type { OpenPage } from '@/client/session/open-page-port'
import { canvasFor, type PageCanvas } from './canvas-for'

/** The canvas of an open page, for as long as this screen shows it. */
export function usePageCanvas(page: OpenPage | null): PageCanvas | null {
  const [made, setMade] = useState<PageCanvas | null>(null)
  useEffect(() => {
    if (!page) return
    const parts = canvasFor(page)
    setMade(parts)
    return () => {
      setMade(null)
      parts.stop()
    }
  }, [page])
  return made
}
