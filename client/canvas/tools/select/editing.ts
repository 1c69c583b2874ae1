/** A note's words are being written in a live editor over it. Pressing anywhere else ends that and does what it says. */
import { clicked } from '../../select/selection'
import type { StateFactory } from '../state'
import { press } from './press'

export const editing: StateFactory<'select.editing'> = (context, { id, at, fresh }) => {
  context.selection.set(clicked(context.selection.get(), id, false))
  context.editing.set({ id, at, fresh })
  return {
    pointerDown: (pointer) => press(context, pointer),
    cancel: () => ({ to: 'select.idle', info: null }),
    leave: () => context.editing.set(null),
  }
}
