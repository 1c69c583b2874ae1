/**
 * What a person shows of themselves (pointer, selection, drag, caret) and what others show. Never stored. The
 * connection underneath may be replaced; what is shown is carried over.
 */
import type { Awareness } from 'y-protocols/awareness'
import { presenceState } from '@/domain/protocol/wire'
import { cell } from '../store/cell'
import type { Clock } from './clock'
import type { OtherPresence, OwnPresence, Presence } from './open-page-port'

/** 20 times a second: smooth to the eye once the painter interpolates, and cheap for a hundred people. */
const leastInterval = 50

/** Bytes the server takes of one person's presence; longer ones it does not show at all. */
const mostBytes = 1_000

/**
 * What fits into one presence message. Pointer and caret always do; of a great many objects in the hand or selected only
 * the first are named, and a selection that is being dragged is not named twice.
 */
export function fitting(shown: Partial<OwnPresence>): Partial<OwnPresence> {
  const state = shown.drag ? { ...shown, selection: [] } : shown
  const named = Math.max(state.selection?.length ?? 0, state.drag?.ids.length ?? 0)
  if (named === 0 || new TextEncoder().encode(JSON.stringify(state)).length <= mostBytes) return state
  const half = Math.floor(named / 2)
  return fitting({
    ...state,
    ...(state.selection && { selection: state.selection.slice(0, half) }),
    ...(state.drag && { drag: { ...state.drag, ids: state.drag.ids.slice(0, half) } }),
  })
}

export interface LivePresence extends Presence {
  /** Shows and reads through `awareness` from now on; null while there is no session. */
  readonly use: (awareness: Awareness | null) => void
  readonly close: () => void
}

export function createPresence(clock: Clock, mayShow: () => boolean): LivePresence {
  const others = cell<readonly OtherPresence[]>([])
  const known = new Map<number, OtherPresence>()
  let awareness: Awareness | null = null
  let own: Partial<OwnPresence> = {}
  let sentAt = Number.NEGATIVE_INFINITY
  let callOff: (() => void) | null = null

  const send = (): void => {
    callOff = null
    sentAt = clock.now()
    awareness?.setLocalState(mayShow() ? fitting(own) : null)
  }
  const read = (clientId: number): void => {
    const state = awareness?.getStates().get(clientId)
    const parsed = presenceState.safeParse(state)
    // Without the server's stamp nobody could say whose pointer it is, so it is not shown.
    if (state && parsed.success && parsed.data.person) known.set(clientId, { ...parsed.data, clientId })
    else known.delete(clientId)
  }
  const changed = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }): void => {
    const foreign = [...added, ...updated, ...removed].filter((id) => id !== awareness?.clientID)
    if (foreign.length === 0) return
    for (const id of foreign) read(id)
    others.set([...known.values()])
  }
  const leave = (): void => {
    awareness?.off('change', changed)
    known.clear()
    others.set([])
  }
  return {
    others,
    set: (shown) => {
      own = { ...own, ...shown }
      if (callOff) return
      const wait = sentAt + leastInterval - clock.now()
      if (wait <= 0) send()
      else callOff = clock.after(wait, send)
    },
    use: (next) => {
      leave()
      awareness = next
      if (!next) {
        own = {}
        return
      }
      next.on('change', changed)
      send()
    },
    close: () => {
      callOff?.()
      leave()
      awareness = null
    },
  }
}
