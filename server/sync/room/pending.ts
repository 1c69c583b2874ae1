/** What a page has accepted and not yet shown: one of these gathers while the one before is being committed. */
import type { NewCommand, NewContext, NewUpdate, PageBatch } from '@/server/journal/journal'
import type { PageId } from '@/domain/base/ids'
import type { Connection } from './connection'
import type { ShownUpdate } from './snapshot'

export class Pending {
  readonly contexts: NewContext[] = []
  readonly updates: NewUpdate[] = []
  readonly commands: NewCommand[] = []
  readonly shown: Array<ShownUpdate & { readonly from: Connection | null }> = []
  /** Acknowledgements and answers, each for one connection. */
  readonly personal: Array<{ readonly to: Connection; readonly frame: Buffer }> = []

  /** `afterSeq`: the last seq before these. */
  constructor(readonly afterSeq: number) {}

  get isEmpty(): boolean {
    return this.updates.length === 0 && this.commands.length === 0 && this.contexts.length === 0
  }

  batch(pageId: PageId, fence: number): PageBatch {
    return {
      pageId,
      fence,
      afterSeq: this.afterSeq,
      headSeq: this.afterSeq + this.updates.length + this.commands.length,
      contexts: this.contexts,
      updates: this.updates,
      commands: this.commands,
    }
  }
}
