/**
 * What is done now and then so that a page opens fast and lies small on the disk: keyframes of its document and packed
 * rows. None of it is needed for correctness, so all of it waits for a quiet moment and a failure is only logged.
 */
import type { PageId } from '@/domain/base/ids'
import type { Journal, NewUpdate, OpenedPage } from '@/server/journal/journal'
import { rowsPerSegment } from '@/server/journal/pack'
import type { Log } from '@/server/observability/log'

/**
 * A keyframe is worth its while after so many rows, or on leaving after so many bytes. Encoding holds up everybody for as
 * long as it takes (60 ms for a very long page), so a page that is being written on is spared until it really matters.
 */
const keyframeAfter = { rows: 2_000, rowsWhileBusy: 20_000, rowsOnLeaving: 200, bytesOnLeaving: 64 * 1024 } as const

/** The document's state as one update. */
type Encode = () => Uint8Array

export class Keeping {
  readonly #fence: number
  #unpacked: number
  #packing = false
  #sinceKeyframe: { rows: number; bytes: number }

  constructor(
    readonly pageId: PageId,
    opened: Pick<OpenedPage, 'fence' | 'headSeq' | 'keyframeSeq' | 'state'>,
    readonly ports: { readonly journal: Journal; readonly log: Log },
  ) {
    this.#fence = opened.fence
    this.#unpacked = opened.state.length
    this.#sinceKeyframe = { rows: opened.headSeq - opened.keyframeSeq, bytes: 0 }
  }

  appended(updates: readonly NewUpdate[]): void {
    this.#unpacked += updates.length
    this.#sinceKeyframe.rows += updates.length
    for (const { bytes } of updates) this.#sinceKeyframe.bytes += bytes.length
  }

  /** The state was encoded for joiners anyway: here it is, as of `seq`. */
  offer(state: Uint8Array, seq: number): void {
    if (this.#sinceKeyframe.rows >= keyframeAfter.rows) this.#keep(state, seq)
  }

  /** Every ten seconds or so. `quiet`: nobody has written since the last time. Only while everything is durable. */
  beat(quiet: boolean, encode: Encode, seq: number): void {
    if (this.#sinceKeyframe.rows >= (quiet ? keyframeAfter.rows : keyframeAfter.rowsWhileBusy)) this.#keep(encode(), seq)
    if (this.#unpacked >= rowsPerSegment && !this.#packing) this.#pack()
  }

  /** Whether a keyframe would spare the next one to open the page something. */
  get isWorthAKeyframe(): boolean {
    const { rows, bytes } = this.#sinceKeyframe
    return rows >= keyframeAfter.rowsOnLeaving || bytes >= keyframeAfter.bytesOnLeaving
  }

  #keep(state: Uint8Array, seq: number): void {
    this.#sinceKeyframe = { rows: 0, bytes: 0 }
    this.ports.journal.keepState(this.pageId, seq, state).catch((error: unknown) => {
      this.ports.log.warn({ err: error, pageId: this.pageId }, 'a keyframe could not be kept')
    })
  }

  #pack(): void {
    this.#packing = true
    this.#unpacked %= rowsPerSegment
    this.ports.journal
      .pack(this.pageId, this.#fence)
      .catch((error: unknown) => this.ports.log.warn({ err: error, pageId: this.pageId }, 'rows could not be packed'))
      .finally(() => {
        this.#packing = false
      })
  }
}
