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
    // Two quick clicks with shift add and take away.
    if (pointer.shift || context.readOnly.get()) return undefined
    const item = context.hit(pointer)
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
