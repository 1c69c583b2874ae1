/** One document of a page on this device: for one person and one epoch, with its copy and its ledger. */
import * as Y from 'yjs'
import type { PageId, ParticipantId } from '@/domain/base/ids'
import { objectsOf } from '@/domain/board/page-document'
import { copyName, type DeviceStore } from './device-store'
import { createLedger, type Ledger } from './ledger'
import { type LocalCopy, openLocalCopy } from './local-copy'

export interface Replica {
  readonly doc: Y.Doc
  readonly ledger: Ledger
  /** Null for the empty document that stands in before anybody is known, and where the browser keeps nothing. */
  readonly copy: LocalCopy | null
  readonly participantId: ParticipantId | null
  readonly epoch: number
  /** The copy held something when it was opened. */
  readonly hadContent: boolean
  /** Ends the copy's recording and frees the document; the copy stays on the device. */
  readonly close: () => Promise<void>
  /** As `close`, and empties the copy on the device. */
  readonly discard: () => Promise<void>
}

/** What is shown while nobody is known: empty, never stored, never sent. */
export function emptyReplica(): Replica {
  const doc = new Y.Doc()
  const close = async (): Promise<void> => doc.destroy()
  return { doc, ledger: createLedger(false), copy: null, participantId: null, epoch: 0, hadContent: false, close, discard: close }
}

/** Opens with the copy on this device where there is one; without it where the browser's storage is full or forbidden. */
export async function openReplica(
  store: DeviceStore | null,
  owner: { readonly pageId: PageId; readonly participantId: ParticipantId; readonly epoch: number },
  now: number,
): Promise<Replica> {
  const doc = new Y.Doc()
  const name = copyName(owner.pageId, owner.participantId, owner.epoch)
  const copy = store ? await openLocalCopy(name, doc).catch(() => null) : null
  if (copy) await store?.noteCopy({ ...owner, name, usedAt: now })
  const hadContent = objectsOf(doc).size > 0
  const close = async (): Promise<void> => {
    await copy?.close()
    doc.destroy()
  }
  return {
    doc,
    ledger: createLedger(hadContent),
    copy,
    participantId: owner.participantId,
    epoch: owner.epoch,
    hadContent,
    close,
    discard: async () => {
      await copy?.discard()
      doc.destroy()
    },
  }
}
