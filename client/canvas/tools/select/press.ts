/** What pressing a pointer down begins, for the states in which the select tool rests. */
import { clicked } from '../../select/selection'
import type { ToolContext } from '../context'
import type { CanvasPointer, Step } from '../state'

export function press(context: ToolContext, pointer: CanvasPointer): Step {
  const handle = context.handle(pointer)
  if (handle) return { to: 'select.pointing-handle', info: { handle, origin: pointer } }
  const item = context.hit(pointer)
  if (!item) return { to: 'select.pointing-canvas', info: { origin: pointer } }
  const wasSelected = context.selection.get().has(item.id)
  if (!wasSelected && !pointer.shift) context.selection.set(clicked(context.selection.get(), item.id, false))
  return { to: 'select.pointing-object', info: { id: item.id, origin: pointer, wasSelected } }
}
