/** Says what this page shows of itself, at most twenty times a second: the newest of each part wins. */
import type { OwnPresence, PresencePort, Scheduler } from '../ports'

const pause = 50
/** The wire takes no more in one drag; the rest is seen at the drop. */
const mostIds = 200

export function createPresenceOut(port: PresencePort, scheduler: Scheduler): { show(part: OwnPresence): void; stop(): void } {
  let waiting: OwnPresence | null = null
  let stopPause: (() => void) | null = null
  const rest = (): void => {
    stopPause = scheduler.after(pause, () => {
      stopPause = null
      if (waiting) say(waiting)
    })
  }
  const say = (part: OwnPresence): void => {
    waiting = null
    port.show(part)
    rest()
  }
  return {
    show: (part) => {
      const limited: OwnPresence = {
        ...part,
        ...(part.selection && { selection: part.selection.slice(0, mostIds) }),
        ...(part.drag && { drag: { ...part.drag, ids: part.drag.ids.slice(0, mostIds) } }),
      }
      if (stopPause) waiting = { ...waiting, ...limited }
      else say(limited)
    },
    stop: () => stopPause?.(),
  }
}
