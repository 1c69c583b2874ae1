import { type Cell, cell } from '@/client/store/cell'

const place = 'evenboard.letters'

/** Whether letters work as keys (WCAG 2.1.4). Remembered on this device; on unless it was switched off. */
export const letterShortcuts: Cell<boolean> = remembered()

function remembered(): Cell<boolean> {
  const store = storage()
  const value = cell(store?.getItem(place) !== 'off')
  value.subscribe(() => store?.setItem(place, value.get() ? 'on' : 'off'))
  return value
}

/** Null on the server, and where the browser keeps nothing (it throws in some private windows). */
function storage(): Storage | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage
  } catch {
    return null
  }
}
