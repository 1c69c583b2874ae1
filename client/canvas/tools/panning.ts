/** The page moves with the pointer. The camera changes under it, so movement is measured on the screen. */
import { panned } from '../camera/camera'
import type { ToolContext } from './context'
import type { CanvasPointer, State, Step } from './state'

export function panningState(context: ToolContext, origin: CanvasPointer, rest: Step): State {
  const start = context.camera.get()
  return {
    pointerMove: (now) => {
      context.camera.set(panned(start, origin.screen.x - now.screen.x, origin.screen.y - now.screen.y))
      return undefined
    },
    pointerUp: () => rest,
    cancel: () => rest,
  }
}
