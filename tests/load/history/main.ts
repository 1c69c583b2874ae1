/** Measures deriving history and seeking in it: `npm run bench:history [updates]`. Prints a table; writes nothing. */
import { cpuUsage } from 'node:process'
import * as Y from 'yjs'
import { objectsOf, readObject } from '@/domain/board/page-document'
import { keyframeOf, type SceneKeyframe, type SceneOperation, sceneAt } from '@/domain/contribution/scene'
import { HistoryBuilder } from '@/server/history/builder'
import { pack, packCheckpoint, unpackJson } from '@/server/history/packing'
import { TimelineWriter } from '@/server/history/timeline-writer'
import type { PageId } from '@/domain/base/ids'
import { workshopRegistry, workshopRows } from './workshop'

const updates = Number(process.argv[2] ?? 100_000)

/** CPU time in ms of this process while `work` ran: the machine may be busy with other things. */
function measured<Value>(work: () => Value): { readonly value: Value; readonly ms: number } {
  const before = cpuUsage()
  const value = work()
  const spent = cpuUsage(before)
  return { value, ms: (spent.user + spent.system) / 1_000 }
}

const line = (what: string, figure: string): void => void process.stdout.write(`| ${what.padEnd(58)} | ${figure.padStart(22)} |\n`)
const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits })

const { rows, doc } = workshopRows(updates)
const apply = measured(() => {
  const plain = new Y.Doc()
  for (const row of rows) Y.applyUpdate(plain, row.bytes)
})

const derived = measured(() => {
  const builder = new HistoryBuilder('page' as PageId)
  const timeline = new TimelineWriter()
  const events = new Set<string>()
  for (const row of rows) {
    timeline.beforeRow(builder.scene, row.receivedAt)
    const done = builder.take(row, workshopRegistry)
    timeline.afterRow(row.seq, row.receivedAt, done.operations)
    for (const event of done.events) events.add(event.id)
  }
  return { builder, timeline, events: events.size }
})
const { builder, timeline, events } = derived.value
const { segments, keyframes } = timeline.drain()
const stored = {
  segments: segments.map((segment) => ({ ...segment, bytes: pack(`[${segment.operations.join(',')}]`) })),
  keyframes: keyframes.map(({ keyframe, json }) => ({ seq: keyframe.seq, bytes: pack(json) })),
}
const checkpoint = measured(() => packCheckpoint({ builder: builder.state(), timeline: timeline.state() }))

for (const [id, one] of builder.scene.objects) {
  const live = readObject(objectsOf(doc), id)
  if (JSON.stringify(live) !== JSON.stringify(one.object)) throw new Error(`The scene differs from the document at ${id}.`)
}

function seek(share: number): number {
  const seq = Math.max(1, Math.round(updates * share))
  return measured(() => {
    const last = stored.keyframes.findLast((one) => one.seq <= seq)
    const keyframe: SceneKeyframe = last ? unpackJson(last.bytes) : { seq: 0, at: 0, objects: [] }
    const operations = stored.segments
      .filter((one) => one.toSeq > keyframe.seq && one.fromSeq <= seq)
      .flatMap((one) => unpackJson<SceneOperation[]>(one.bytes))
    return keyframeOf(sceneAt(keyframe, operations, seq))
  }).ms
}

line('what', `${number(updates)} updates`)
line('-', '-')
line('applying the updates alone (CPU)', `${number((updates / apply.ms) * 1_000)} /s`)
line('deriving history, applying included (CPU)', `${number((updates / derived.ms) * 1_000)} /s`)
line('contribution events', number(events))
line('scene operations, packed', `${number(stored.segments.reduce((sum, one) => sum + one.bytes.length, 0) / updates, 1)} B/update`)
line(
  'scene keyframes, packed',
  `${stored.keyframes.length} × ${number(stored.keyframes.reduce((sum, one) => sum + one.bytes.length, 0) / Math.max(1, stored.keyframes.length) / 1_024)} KB`,
)
line('checkpoint: packing (CPU), size', `${number(checkpoint.ms)} ms, ${number(checkpoint.value.length / 1_024)} KB`)
for (const share of [0.1, 0.3, 0.6, 1])
  line(`seeking to ${share * 100} % (CPU, best of three)`, `${number(Math.min(seek(share), seek(share), seek(share)))} ms`)
