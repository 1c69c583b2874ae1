/** What is measured, and what must be true at the end for the figures to count. */
import type { Load, Measured } from './generator'
import type { Run } from './run-one'
import type { Server } from './servers'
import type { Usage } from './server-process'
import { Histogram, now, sleep } from './timing'

export type Metrics = Record<string, number | string>
export interface Outcome {
  readonly metrics: Metrics
  readonly problems: readonly string[]
}
export interface Scenario {
  readonly title: string
  /** Metrics in the order of the table. */
  readonly columns: readonly string[]
  readonly fits?: (server: Server) => boolean
  /** One table for each. */
  readonly cases: ReadonlyArray<Record<string, number>>
  run(run: Run, given: Record<string, number>): Promise<Outcome>
}

const MB = 1024 * 1024
const KB = 1024

function traffic(before: Usage, after: Usage, measured: Measured): Metrics {
  const latency = new Histogram(measured.latency)
  const seconds = (after.at - before.at) / 1000
  const deliveries = Math.max(1, measured.delivered)
  return {
    'deliveries/s': measured.inWindow / measured.seconds,
    'p50 ms': latency.quantile(0.5),
    'p99 ms': latency.quantile(0.99),
    'delivered %': (measured.delivered / measured.expected) * 100,
    'server CPU %': ((after.cpu - before.cpu) / seconds) * 100,
    'µs/delivery': ((after.cpu - before.cpu) * 1e6) / deliveries,
    'µs/delivery with database': ((after.cpuWithDatabase - before.cpuWithDatabase) * 1e6) / deliveries,
    'frames/delivery': measured.framesIn / deliveries,
    'bytes/delivery': measured.bytesIn / deliveries,
    'generator CPU %': (measured.ownCpu / measured.seconds) * 100,
    'generator lag p99': measured.ownLagP99,
  }
}

async function measure(run: Run, load: Load, rate: number, seconds: number): Promise<Metrics> {
  await run.ask('play', load, Math.min(rate, 2), 1) // code and pools warm up
  const before = run.process.usage()
  const measured = await run.ask('play', load, rate, seconds)
  return traffic(before, run.process.usage(), measured)
}

const trafficColumns = [
  'deliveries/s',
  'p50 ms',
  'p99 ms',
  'delivered %',
  'server CPU %',
  'µs/delivery',
  'µs/delivery with database',
  'frames/delivery',
  'generator CPU %',
  'generator lag p99',
]

const edits: Scenario = {
  title: 'One room, everybody edits: five edits a second each (move a note, three in ten also type)',
  columns: [...trafficColumns, 'peak MB'],
  cases: [10, 50, 100].map((clients) => ({ clients, rate: 5, seconds: 5, notes: 200 })),
  async run(run, { clients = 10, rate = 5, seconds = 5, notes = 200 }) {
    await run.ask('seed', run.room, notes)
    await run.ask('join', run.room, clients, 'edits')
    const metrics = await measure(run, 'edits', rate, seconds)
    const { problems } = await run.ask('verifyEdits')
    return { metrics: { ...metrics, 'peak MB': run.process.peakRss / MB }, problems }
  },
}

const rooms: Scenario = {
  title: 'Idle rooms with one client each, every room with a note of 800 characters',
  columns: ['before MB', 'KB/room', 'KB/second client', 'KB kept/room', 'slowest opening ms'],
  fits: (server) => !server.stateless,
  cases: [{ rooms: 300 }],
  async run(run, { rooms: count = 300 }) {
    const names = (prefix: string, n: number): string[] => Array.from({ length: n }, (_, order) => `${prefix}${order}`)
    const held = async (): Promise<number> => {
      await run.process.collect()
      return run.process.usage().rss
    }
    await run.ask('openRooms', names(`${run.room}w`, 20), true)
    await run.ask('leave')
    await sleep(1500)
    const before = await held()
    const opened = await run.ask('openRooms', names(run.room, count), true)
    await sleep(2000)
    const withOne = await held()
    await run.ask('openRooms', names(run.room, count), false)
    await sleep(1000)
    const withTwo = await held()
    await run.ask('leave')
    await sleep(3000)
    const after = await held()
    const each = (bytes: number): number => bytes / count / KB
    const metrics = {
      'before MB': before / MB,
      'KB/room': each(withOne - before),
      'KB/second client': each(withTwo - withOne),
      'KB kept/room': each(after - before),
      'slowest opening ms': opened.slowestMs,
    }
    return { metrics, problems: [] }
  },
}

const cursors: Scenario = {
  title: 'One room, everybody moves a cursor at 20 Hz (servers may send only the newest: less than 100 % delivered is fine)',
  columns: trafficColumns,
  cases: [{ clients: 100, hz: 20, seconds: 5 }],
  async run(run, { clients = 100, hz = 20, seconds = 5 }) {
    await run.ask('join', run.room, clients, 'cursors')
    const metrics = await measure(run, 'cursors', hz, seconds)
    return { metrics, problems: (await run.ask('verifyCursors')).problems }
  },
}

const crash: Scenario = {
  title: 'kill -9 of the server and its database while ten people write twenty edits a second each',
  columns: ['sent', 'seen', 'acknowledged', 'lost though seen', 'lost though acknowledged', 'lost window ms', 'restart ms'],
  fits: (server) => !server.stateless,
  cases: [{ writers: 10, rate: 20, seconds: 6 }],
  async run(run, { writers = 10, rate = 20, seconds = 6 }) {
    await run.ask('writeUntilKilled', run.room, writers, rate)
    await sleep(seconds * 1000 + Math.random() * 2000)
    const killedAt = now()
    await run.process.stop('SIGKILL')
    await run.ask('stopWriting')
    const restart = await run.start()
    await run.ask('enterAgain', run.at())
    const { problems, ...losses } = await run.ask('losses', killedAt)
    const metrics = {
      sent: losses.sent,
      seen: losses.seen,
      acknowledged: losses.acknowledged,
      'lost though seen': losses.lostSeen,
      'lost though acknowledged': losses.lostAcknowledged,
      'lost window ms': losses.windowMs,
      'restart ms': restart,
    }
    return { metrics, problems }
  },
}

const slowReader: Scenario = {
  title: 'One client stops reading while eight others send 16 KB edits (a note holds at most 20,000 characters)',
  columns: ['offered MB', 'peak +MB', 'held +MB', 'after +MB', 'p99 ms', 'outcome'],
  fits: (server) => !server.stateless,
  cases: [{ writers: 8, rate: 20, seconds: 12, padding: 16_384 }],
  async run(run, { writers = 8, rate = 20, seconds = 12, padding = 16_384 }) {
    await run.ask('seed', run.room, 1)
    await run.ask('join', run.room, writers, 'edits', padding)
    await run.ask('play', 'edits', rate, 2) // everybody reads: what the traffic itself needs
    await run.process.collect()
    const before = run.process.usage().rss
    run.process.peakRss = before
    await run.ask('stopReading')
    const measured = await run.ask('play', 'edits', rate, seconds)
    const peak = run.process.peakRss - before
    await run.process.collect()
    const held = run.process.usage().rss - before
    const end = await run.ask('readAgain')
    await run.process.collect()
    const metrics = {
      'offered MB': (measured.sent * padding) / MB,
      'peak +MB': peak / MB,
      'held +MB': held / MB,
      'after +MB': (run.process.usage().rss - before) / MB,
      'p99 ms': new Histogram(measured.latency).quantile(0.99),
      outcome: end.how,
    }
    return { metrics, problems: [...end.problems, ...(await run.ask('verifyEdits')).problems] }
  },
}

export const scenarios: Record<string, Scenario> = { edits, rooms, cursors, crash, 'slow-reader': slowReader }
