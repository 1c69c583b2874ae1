/**
 * Random workshops: people write over each other, move, bin, duplicate, undo, come and go. Whatever they do, the scene
 * equals the document at every moment, and history derived in pieces equals history derived from the first row.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ObjectId } from '@/domain/base/ids'
import { addArea, addConnector, addNote, objectsOf, readObject, textOf } from '@/domain/board/page-document'
import { wordShares } from '@/domain/contribution/author-runs'
import { sceneAt, sceneFrom, type SceneKeyframe, type SceneOperation } from '@/domain/contribution/scene'
import type { ContributionEvent } from '@/domain/contribution/sessionizer'
import type { LineageSpan } from '@/domain/contribution/lineage'
import { JournaledPage, objectNamed, type Person } from '@/tests/fixtures/journaled-page'
import { HistoryBuilder } from './builder'
import { packCheckpoint, unpackCheckpoint } from './packing'
import { type SegmentDraft, TimelineWriter } from './timeline-writer'

type Step = {
  readonly who: number
  readonly what: string
  readonly on: number
  readonly at: number
  readonly text: string
  readonly wait: number
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom(
    'note',
    'type',
    'type',
    'type',
    'erase',
    'move',
    'bin',
    'undo',
    'cut',
    'paste',
    'copy',
    'connect',
    'area',
    'settle',
    'send',
    'tag',
  ),
  on: fc.nat(5),
  at: fc.nat(40),
  text: fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 5 }), fc.constant('a sentence to carry')),
  wait: fc.constantFrom(0, 50, 3_000, 25_000, 700_000),
})

function play(steps: readonly Step[]): JournaledPage {
  const page = new JournaledPage()
  const people = ['anna', 'ben', 'cleo'].map((name) => page.join(name))
  const undo = new Map<Y.XmlText, Y.UndoManager>()
  const clipboard = new Map<Person, string>()
  steps.forEach((one, n) => {
    page.now += one.wait
    const person = people[one.who] as Person
    const id = objectNamed(`note${one.on}`)
    const style = { colour: 'yellow' as const }
    const made = { id: objectNamed(`x${n}`), birth: {}, placement: [null, 'a0'] as [ObjectId | null, string] }
    const leaf = textOf(person.doc, id)
    if (leaf && !undo.has(leaf)) undo.set(leaf, new Y.UndoManager(leaf, { captureTimeout: 0 }))
    const index = leaf ? Math.min(one.at, leaf.length) : 0
    const len = leaf ? Math.min(one.text.length, leaf.length - index) : 0
    if (one.what === 'note' && !leaf) addNote(person.doc, { ...made, id, geometry: [0, 0, 200, 200], style, text: one.text })
    else if (one.what === 'area')
      addArea(person.doc, {
        ...made,
        geometry: [0, 0, 900, 600],
        style: { title: one.text, question: '', columns: [], lanes: [], colour: 'grey' },
      })
    else if (one.what === 'connect') addConnector(person.doc, { ...made, ends: [id, objectNamed('note0')], style: { meaning: 'answers' } })
    else if (one.what === 'copy' && leaf)
      addNote(person.doc, { ...made, birth: { copyOf: id }, geometry: [9, 9, 200, 200], style, text: leaf.toString() })
    else if (one.what === 'type') leaf?.insert(index, one.text)
    else if (one.what === 'erase') leaf?.delete(index, len)
    else if (one.what === 'cut' && leaf) {
      clipboard.set(person, leaf.toString().slice(0, 20))
      leaf.delete(0, Math.min(20, leaf.length))
    } else if (one.what === 'paste') leaf?.insert(index, clipboard.get(person) ?? '')
    else if (one.what === 'move') objectsOf(person.doc).get(id)?.set('g', [one.at, n, 200, 200])
    else if (one.what === 'bin')
      objectsOf(person.doc)
        .get(id)
        ?.set('bin', one.at % 2 ? { at: page.now } : null)
    else if (one.what === 'undo' && leaf) undo.get(leaf)?.undo()
    else if (one.what === 'tag')
      page.command(person, { kind: 'tag.assert', objectId: id, taxonomy: 'level', version: 1, terms: [], capacity: 'self' })
    else if (one.what === 'send') page.send(person)
    else if (one.what === 'settle') page.settle()
  })
  page.settle()
  return page
}

/** What stands in a document, as plain values; entries that were never readable count as absent. */
function standing(doc: Y.Doc): Record<string, unknown> {
  const objects = objectsOf(doc)
  return Object.fromEntries(
    [...objects.keys()].sort().flatMap((id) => {
      const object = readObject(objects, id as ObjectId)
      return object ? [[id, object]] : []
    }),
  )
}
const shown = (scene: { readonly objects: ReadonlyMap<ObjectId, { readonly object: unknown }> }): Record<string, unknown> =>
  Object.fromEntries([...scene.objects].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, one]) => [id, one.object]))

interface Told {
  readonly operations: SceneOperation[]
  readonly events: Map<string, ContributionEvent>
  readonly lineage: LineageSpan[]
  readonly keyframes: SceneKeyframe[]
  readonly segments: Map<number, SegmentDraft>
  readonly builder: HistoryBuilder
}

/** Derives the whole journal; `stopAfter` says after which rows the process is killed and goes on from its checkpoint. */
function derive(page: JournaledPage, stopAfter: (seq: number) => boolean = () => false): Told {
  let builder = new HistoryBuilder(page.id)
  let timeline = new TimelineWriter()
  const told = {
    operations: [] as SceneOperation[],
    events: new Map<string, ContributionEvent>(),
    lineage: [] as LineageSpan[],
    keyframes: [] as SceneKeyframe[],
    segments: new Map<number, SegmentDraft>(),
  }
  const drain = (): void => {
    const { keyframes, segments } = timeline.drain()
    told.keyframes.push(...keyframes.map((one) => one.keyframe))
    for (const segment of segments) told.segments.set(segment.fromSeq, segment)
  }
  for (const row of page.rows) {
    timeline.beforeRow(builder.scene, row.receivedAt)
    const derived = builder.take(row, page.registry())
    timeline.afterRow(row.seq, row.receivedAt, derived.operations)
    told.operations.push(...derived.operations)
    told.lineage.push(...derived.lineage)
    for (const event of derived.events) told.events.set(event.id, event)
    if (stopAfter(row.seq)) {
      drain()
      const checkpoint = unpackCheckpoint(packCheckpoint({ builder: builder.state(), timeline: timeline.state() }))
      builder = new HistoryBuilder(page.id, checkpoint.builder)
      timeline = new TimelineWriter(checkpoint.timeline)
    }
  }
  drain()
  return { ...told, builder }
}

const workshops = fc.array(step, { minLength: 1, maxLength: 120 })
const runs = { numRuns: 150 }

describe('history follows the journal', () => {
  it('the scene equals the document, and replayed operations equal the scene, at every seq', () => {
    fc.assert(
      fc.property(workshops, fc.nat(), (steps, pick) => {
        const page = play(steps)
        const told = derive(page)
        expect(shown(told.builder.scene)).toEqual(standing(page.hub))
        const seq = page.rows.length === 0 ? 0 : pick % (page.rows.length + 1)
        const then = new Y.Doc()
        for (const row of page.rows) if (row.kind === 'update' && row.seq <= seq) Y.applyUpdate(then, row.bytes)
        const keyframe = told.keyframes.findLast((one) => one.seq <= seq) ?? { seq: 0, at: 0, objects: [] }
        expect(shown(sceneAt(keyframe, told.operations, seq))).toEqual(standing(then))
      }),
      runs,
    )
  })

  it('stopping and going on anywhere changes nothing: incremental equals rebuilt', () => {
    fc.assert(
      fc.property(workshops, fc.integer({ min: 1, max: 7 }), (steps, every) => {
        const page = play(steps)
        const whole = derive(page)
        const pieces = derive(page, (seq) => seq % every === 0)
        expect(pieces.operations).toEqual(whole.operations)
        expect([...pieces.events]).toEqual([...whole.events])
        expect(pieces.lineage).toEqual(whole.lineage)
        expect(pieces.keyframes).toEqual(whole.keyframes)
        expect([...pieces.segments]).toEqual([...whole.segments])
        expect(shown(pieces.builder.scene)).toEqual(shown(whole.builder.scene))
      }),
      runs,
    )
  })

  it('segments hold exactly the operations, and runs hold exactly the text', () => {
    fc.assert(
      fc.property(workshops, (steps) => {
        const told = derive(play(steps))
        const stored = [...told.segments.values()]
          .sort((a, b) => a.fromSeq - b.fromSeq)
          .flatMap((one) => one.operations.map((json) => JSON.parse(json) as SceneOperation))
        expect(stored).toEqual(JSON.parse(JSON.stringify(told.operations)))
        for (const one of told.builder.scene.objects.values()) {
          if (one.object.kind === 'note') expect(one.runs.map((run) => run.text).join('')).toBe(one.object.text)
        }
        const shares = wordShares(sceneFrom({ seq: 0, at: 0, objects: [...told.builder.scene.objects.values()] }).objects.values())
        for (const [id, list] of shares) {
          const alive = list.reduce((sum, share) => sum + share.alive, 0)
          const object = told.builder.scene.objects.get(id)?.object
          expect(alive).toBe(object?.kind === 'note' ? object.text.length : 0)
        }
      }),
      runs,
    )
  })
})
