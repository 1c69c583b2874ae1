/** Documents of earlier epochs on this device, from the moment they are set aside until their words are safe. */
import * as Y from 'yjs'
import type { PageId, ParticipantId } from '@/domain/base/ids'
import { carryOver } from './carry-over'
import { copyName, type DeviceStore } from './device-store'
import { openLocalCopy } from './local-copy'
import type { Replica } from './replica'
import type { UnsentText } from './unsent'

interface Older {
  readonly doc: Y.Doc
  /** Client id it was last written with: the roster may not have it any more. */
  readonly lastId: number | null
  readonly discard: () => Promise<void>
}

export interface OlderDocuments {
  /** Keeps a document that is no longer shown. */
  readonly setAside: (old: Replica, store: DeviceStore | null, pageId: PageId) => Promise<void>
  /** Finds copies of earlier epochs that were left on the device. */
  readonly find: (store: DeviceStore | null, pageId: PageId, participantId: ParticipantId, epoch: number) => Promise<void>
  readonly waiting: () => boolean
  /** Puts unsent words into `doc` where they fit; returns those that do not. */
  readonly carry: (doc: Y.Doc, own: Iterable<number>) => UnsentText[]
  /** The server has confirmed everything: what was carried can go. */
  readonly confirmed: () => void
  /** Forgets them without touching the copies on the device. */
  readonly clear: () => void
}

/** `inBackground` is told of removals under way. */
export function createOlderDocuments(inBackground: (work: Promise<unknown>) => void): OlderDocuments {
  const waiting = new Map<string, Older>()
  let carried: Older[] = []
  return {
    setAside: async (old, store, pageId) => {
      if (!old.participantId) return
      const name = copyName(pageId, old.participantId, old.epoch)
      waiting.set(name, { doc: old.doc, lastId: old.doc.clientID, discard: async () => store?.dropCopy(name) })
      await old.copy?.close()
    },
    find: async (store, pageId, participantId, epoch) => {
      for (const copy of (await store?.copiesOf(pageId, participantId)) ?? []) {
        if (copy.epoch >= epoch || waiting.has(copy.name)) continue
        const doc = new Y.Doc()
        const loaded = await openLocalCopy(copy.name, doc)
        await loaded.close()
        waiting.set(copy.name, { doc, lastId: null, discard: async () => store?.dropCopy(copy.name) })
      }
    },
    waiting: () => waiting.size > 0,
    carry: (doc, own) => {
      const left: UnsentText[] = []
      for (const older of waiting.values()) {
        const outcome = carryOver(older.doc, doc, new Set(older.lastId === null ? own : [...own, older.lastId]))
        if (outcome.kind === 'kept') left.push(...outcome.texts)
        if (outcome.kind === 'carried') carried.push(older)
        else inBackground(older.discard())
      }
      waiting.clear()
      return left
    },
    confirmed: () => {
      for (const older of carried) inBackground(older.discard())
      carried = []
    },
    clear: () => {
      waiting.clear()
      carried = []
    },
  }
}
