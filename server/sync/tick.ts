/**
 * The tick: at once when it has been quiet, else every 8 ms. It is the group commit of all pages and the one write per
 * receiver at the same time: commit, then show (invariant 1). While a commit is under way the next one gathers.
 */
import type { PageId } from '@/domain/base/ids'
import type { Journal, PageBatch } from '@/server/journal/journal'
import type { Log } from '@/server/observability/log'
import type { Clock } from './clock'
import type { Counters } from './counters'

export const tickMs = 8
/** Waits before another try to commit, ms. After the last one the page is given up and its connections are sent away. */
const retries = [50, 100, 200, 400, 800, 1_600] as const

/** A page as the tick sees it. */
export interface TickingPage {
  readonly pageId: PageId
  /** What is to be committed, or null when there are only things to show. */
  takeBatch(): PageBatch | null
  /** Shows what needs no commit. */
  showOnly(): void
  /** The batch taken last is durable, or never will be. */
  durable(): void
  lost(why: string): void
}

export class Tick {
  readonly #pages = new Set<TickingPage>()
  #lastAt = 0
  #scheduled = false
  #committing: Promise<void> | null = null

  constructor(
    readonly journal: Pick<Journal, 'append'>,
    readonly clock: Clock,
    readonly log: Log,
    readonly counters: Counters,
  ) {}

  /** Something on this page waits to be committed or shown. */
  request(page: TickingPage): void {
    this.#pages.add(page)
    this.#schedule()
  }

  forget(page: TickingPage): void {
    this.#pages.delete(page)
  }

  /** Resolves when everything requested before is committed or given up. */
  async settled(): Promise<void> {
    while (this.#pages.size > 0 || this.#committing) {
      if (!this.#committing) this.#run()
      await this.#committing
    }
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    const wait = this.#lastAt + tickMs - this.clock.now()
    const run = () => {
      this.#scheduled = false
      this.#run()
    }
    if (wait <= 0) this.clock.soon(run)
    else this.clock.after(Math.min(wait, tickMs), run)
  }

  #run(): void {
    this.#lastAt = this.clock.now()
    const taken: Array<{ page: TickingPage; batch: PageBatch }> = []
    for (const page of this.#pages) {
      if (this.#committing) {
        page.showOnly()
        continue
      }
      this.#pages.delete(page)
      const batch = page.takeBatch()
      if (batch) taken.push({ page, batch })
      else page.showOnly()
    }
    if (taken.length === 0) return
    this.#committing = this.#commit(taken).finally(() => {
      this.#committing = null
      if (this.#pages.size > 0) this.#schedule()
    })
  }

  async #commit(taken: ReadonlyArray<{ page: TickingPage; batch: PageBatch }>): Promise<void> {
    try {
      const kept = await this.journal.append(taken.map(({ batch }) => batch))
      this.counters.commits += 1
      for (const { page } of taken) settle(page, kept)
    } catch (error) {
      this.log.error({ err: error, pages: taken.length }, 'a commit failed and is tried again')
      // One by one: a page whose rows the database cannot take must not hold up the others.
      await Promise.all(taken.map((one) => this.#tryAgain(one.page, one.batch)))
    }
  }

  async #tryAgain(page: TickingPage, batch: PageBatch): Promise<void> {
    for (const wait of retries) {
      await new Promise<void>((resolve) => {
        this.clock.after(wait, resolve)
      })
      try {
        const kept = await this.journal.append([batch])
        this.counters.commits += 1
        settle(page, kept)
        return
      } catch (error) {
        this.counters.failedCommits += 1
        this.log.warn({ err: error, pageId: page.pageId }, 'a commit failed again')
      }
    }
    page.lost('the database does not take its changes')
  }
}

function settle(page: TickingPage, kept: ReadonlySet<PageId>): void {
  if (kept.has(page.pageId)) page.durable()
  else page.lost('another process has taken the page over')
}
