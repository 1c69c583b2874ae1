'use client'
import { useEffect } from 'react'
import type { CanvasEngine } from '@/client/canvas/engine-contract'
import type { PageModel } from '@/domain/board/page-model'
import { objectOf } from './deep-link'

/**
 * Where the page opens: at the object the address points to, else with everything in view. Once, when the page's
 * content arrives; after that the view belongs to the person.
 */
export function useFirstView(canvas: CanvasEngine, model: PageModel): void {
  useEffect(() => {
    const wanted = objectOf(location.href)
    const show = (): boolean => {
      const mounted = canvas.world.get() !== null && canvas.viewport.get().w > 0
      if (!mounted || model.size === 0) return false
      if (wanted && !model.get(wanted)) return false
      if (wanted) canvas.commands.focusObject(wanted)
      else canvas.commands.home()
      return true
    }
    const stops: Array<() => void> = []
    const stop = () => {
      for (const one of stops.splice(0)) one()
    }
    const tryOnce = () => {
      if (show()) stop()
    }
    stops.push(model.subscribe(tryOnce), canvas.world.subscribe(tryOnce), canvas.viewport.subscribe(tryOnce))
    tryOnce()
    return stop
  }, [canvas, model])
}
