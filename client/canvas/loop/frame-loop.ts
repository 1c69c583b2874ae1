/** Paints only when something is dirty, once a frame, and sleeps otherwise. */
import type { Scheduler } from '../ports'

export type Layer = 'scene' | 'overlay'

export interface FrameLoop {
  /** Asks for a frame in which this layer is painted. */
  dirty(layer: Layer): void
  stop(): void
}

export function createFrameLoop(scheduler: Scheduler, paint: Readonly<Record<Layer, () => void>>): FrameLoop {
  const dirtyLayers = new Set<Layer>()
  let callOff: (() => void) | null = null
  const run = (): void => {
    callOff = null
    const layers = [...dirtyLayers]
    dirtyLayers.clear()
    for (const layer of layers) paint[layer]()
  }
  return {
    dirty: (layer) => {
      dirtyLayers.add(layer)
      callOff ??= scheduler.frame(run)
    },
    stop: () => {
      callOff?.()
      callOff = null
      dirtyLayers.clear()
    },
  }
}
