/** Nothing is held. Hovering shows what a press would take. */
import { emptySelection } from '../../select/selection'
import type { StateFactory } from '../state'
import { press } from './press'

export const idle: StateFactory<'select.idle'> = (context) => ({
  pointerMove: (pointer) => {
    context.hovered.set(pointer.device === 'touch' ? null : (context.hit(pointer)?.id ?? null))
    return undefined
  },
  pointerDown: (pointer) => press(context, pointer),
  doubleClick: (pointer) => {
    const item = context.hit(pointer)
    if (context.readOnly.get()) return undefined
    if (!item) {
      context.commands.createNote({ at: pointer.page })
      return undefined
    }
    return item.object.kind === 'note' ? { to: 'select.editing', info: { id: item.id, at: pointer.screen, fresh: false } } : undefined
  },
  cancel: () => {
    context.selection.set(emptySelection)
    return undefined
  },
  leave: () => context.hovered.set(null),
})
