/** Words that could not be saved: kept on this device, apart from the document, until the person lets them go. */
import type { PageId, ParticipantId } from '@/domain/base/ids'
import { cell, type Readable } from '../store/cell'
import type { Clock } from './clock'
import type { DeviceStore } from './device-store'
import type { KeptText } from './open-page-port'
import type { UnsentText } from './unsent'

export interface KeptTexts {
  readonly texts: Readable<readonly KeptText[]>
  /** Shows what was kept for this person earlier; nobody's when null. */
  readonly showOf: (participantId: ParticipantId | null) => Promise<void>
  readonly keep: (participantId: ParticipantId | null, texts: readonly UnsentText[]) => Promise<void>
  readonly discard: (id: string) => void
}

export function createKeptTexts(options: {
  readonly pageId: PageId
  readonly store: () => DeviceStore | null
  readonly clock: Clock
  readonly newId: () => string
}): KeptTexts {
  const { pageId, store } = options
  const texts = cell<readonly KeptText[]>([])
  return {
    texts,
    showOf: async (participantId) => {
      const earlier = participantId ? await store()?.keptOf(pageId, participantId) : []
      // Without storage what was kept in this tab is all there is: it stays.
      if (earlier) texts.set(earlier)
    },
    keep: async (participantId, unsent) => {
      const fresh = unsent
        .filter((text) => text.written.trim() !== '')
        .map((text) => ({ ...text, id: options.newId(), at: options.clock.now() }))
      if (fresh.length === 0) return
      texts.update((before) => [...before, ...fresh])
      if (participantId) await store()?.keep({ pageId, participantId }, fresh)
    },
    discard: (id) => {
      texts.update((before) => before.filter((text) => text.id !== id))
      void store()?.dropKept(id)
    },
  }
}
