/** Where a page opens: at the object the address points to, else with everything in view. */
import type { CanvasEngine } from '@/client/canvas/engine-contract'
import type { OpenPage } from '@/client/session/open-page-port'
import type { ObjectId } from '@/domain/base/ids'

type Looking = Pick<CanvasEngine, 'camera' | 'viewport' | 'world'> & {
  readonly commands: Pick<CanvasEngine['commands'], 'focusObject' | 'home'>
}
type Arriving = Pick<OpenPage, 'model' | 'status'>

/**
 * Puts the view when content arrives, and again while more of it comes in (a page may arrive in parts). It ends when all
 * is there, or as soon as the person moves the view or writes: then the view is theirs. Returns the way to end it.
 */
export function giveFirstView(canvas: Looking, { model, status }: Arriving, wanted: ObjectId | null): () => void {
  const stops: Array<() => void> = []
  const stop = () => {
    for (const one of stops.splice(0)) one()
  }
  let put: ReturnType<typeof canvas.camera.get> | null = null
  const look = () => {
    if (put && canvas.camera.get() !== put) return stop()
    if (canvas.world.get() === null || canvas.viewport.get().w === 0) return
    const all = status.get().kind === 'saved for everyone'
    if (model.size === 0 && all) put = canvas.camera.get()
    if (model.size === 0 || (wanted && !model.get(wanted))) return
    if (wanted) canvas.commands.focusObject(wanted)
    else canvas.commands.home()
    put = canvas.camera.get()
    if (wanted || all) stop()
  }
  stops.push(
    model.subscribe((_changed, byMe) => (byMe ? stop() : look())),
    status.subscribe(look),
    canvas.world.subscribe(look),
    canvas.viewport.subscribe(look),
  )
  look()
  return stop
}
