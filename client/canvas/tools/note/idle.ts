/** A faint note follows the pointer and shows where it would lie. */
import { rectAround } from '@/domain/geometry/rect'
import { noteMeasures } from '../../text/note-text'
import type { StateFactory } from '../state'

export const idle: StateFactory<'note.idle'> = (context) => ({
  pointerMove: (pointer) => {
    context.sketch.set(
      pointer.device === 'touch' ? {} : { ghost: rectAround(pointer.page, noteMeasures.defaultSize, noteMeasures.defaultSize) },
    )
    return undefined
  },
  pointerDown: (origin) => ({ to: 'note.pointing', info: { origin } }),
  cancel: () => ({ to: 'select.idle', info: null }),
  leave: () => context.sketch.set({}),
})
