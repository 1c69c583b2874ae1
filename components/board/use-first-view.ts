'use client'
import { useEffect } from 'react'
import type { CanvasEngine } from '@/client/canvas/engine-contract'
import type { OpenPage } from '@/client/session/open-page-port'
import { objectOf } from './deep-link'
import { giveFirstView } from './first-view'

export function useFirstView(canvas: CanvasEngine, page: OpenPage): void {
  useEffect(() => giveFirstView(canvas, page, objectOf(location.href)), [canvas, page])
}
