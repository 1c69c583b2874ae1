import { beforeEach, expect, test } from 'vitest'
import { pino } from 'pino'
import type { PageId } from '@/domain/base/ids'
import type { PageBatch } from '@/server/journal/journal'
import { OwnedClock } from '@/tests/simulation/owned-clock'
import { newCounters } from './counters'
import { Tick, type TickingPage, tickMs } from './tick'

interface Commit {
  readonly pages: readonly string[]
  keep(...pages: string[]): void
  fail(): void
}

let clock: OwnedClock
let commits: Commit[]
let tick: Tick
beforeEach(() => {
  clock = new OwnedClock()
  commits = []
  const append = (batches: readonly PageBatch[]) =>
    new Promise<ReadonlySet<PageId>>((resolve, reject) => {
      const pages = batches.map((batch) => batch.pageId)
      commits.push({ pages, keep: (...kept) => resolve(new Set(kept as PageId[])), fail: () => reject(new Error('no disk')) })
    })
  tick = new Tick(
    { append },
    clock.mortal(() => true),
    pino({ level: 'silent' }),
    newCounters(),
  )
})

class Page implements TickingPage {
  readonly pageId: PageId
  readonly said: string[] = []
  rows = 0
  constructor(name: string) {
    this.pageId = name as PageId
  }
  write() {
    this.rows += 1
    tick.request(this)
  }
  takeBatch(): PageBatch | null {
    if (this.rows === 0) return null
    const batch = { pageId: this.pageId, fence: 1, afterSeq: 0, headSeq: this.rows, contexts: [], updates: [], commands: [] }
    this.rows = 0
    return batch
  }
  showOnly() {
    this.said.push('shown')
  }
  durable() {
    this.said.push('durable')
  }
  lost(why: string) {
    this.said.push(why)
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))
async function pass(ms: number): Promise<void> {
  const until = clock.now() + ms
  clock.after(ms, () => {})
  await settled()
  while (clock.now() < until) await clock.step()
  await settled()
}

test('pages that write in one tick are one commit, and each hears of it', async () => {
  const [one, two] = [new Page('one'), new Page('two')]
  one.write()
  two.write()
  one.write()
  await pass(1)
  expect(commits.map(({ pages }) => pages)).toEqual([['one', 'two']])
  expect(one.said).toEqual([])
  commits[0]?.keep('one', 'two')
  await settled()
  expect([one.said, two.said]).toEqual([['durable'], ['durable']])
})

test('while a commit is under way pages are only shown what needs none; the next commit follows a tick later', async () => {
  const page = new Page('one')
  page.write()
  await pass(1)
  page.write()
  await pass(5 * tickMs)
  expect(commits).toHaveLength(1)
  expect(page.said).toEqual(['shown'])
  commits[0]?.keep('one')
  await pass(tickMs)
  expect(commits).toHaveLength(2)
})

test('ticks are 8 ms apart, and the first after a rest comes at once', async () => {
  const page = new Page('one')
  await pass(100)
  const begun = clock.now()
  page.write()
  await pass(0)
  await clock.step()
  commits[0]?.keep('one')
  await settled()
  page.write()
  while (commits.length === 1) await clock.step()
  expect(clock.now() - begun).toBe(tickMs)
})

test('a page of which another process has become the owner is told so, and only that one', async () => {
  const [mine, lost] = [new Page('mine'), new Page('lost')]
  mine.write()
  lost.write()
  await pass(1)
  commits[0]?.keep('mine')
  await settled()
  expect(mine.said).toEqual(['durable'])
  expect(lost.said).toEqual(['another process has taken the page over'])
})

test('after a failed commit pages are tried one by one; one that never succeeds is given up, the others go on', async () => {
  const [good, bad] = [new Page('good'), new Page('bad')]
  good.write()
  bad.write()
  await pass(1)
  commits[0]?.fail()
  await pass(60)
  expect(commits.slice(1).map(({ pages }) => pages)).toEqual([['good'], ['bad']])
  commits[1]?.keep('good')
  await settled()
  expect(good.said).toEqual(['durable'])
  for (let tries = 2; commits[tries]; tries += 1) {
    commits[tries]?.fail()
    await pass(2_000)
  }
  expect(bad.said).toEqual(['the database does not take its changes'])
  expect(tick.counters.failedCommits).toBe(6)
})

test('settled waits for what was requested before, and a forgotten page is asked nothing', async () => {
  const [page, gone] = [new Page('one'), new Page('gone')]
  page.write()
  gone.write()
  tick.forget(gone)
  let done = false
  const settling = tick.settled().then(() => {
    done = true
  })
  await settled()
  expect(done).toBe(false)
  commits[0]?.keep('one')
  await settling
  expect(commits.map(({ pages }) => pages)).toEqual([['one']])
  expect(gone.said).toEqual([])
})
