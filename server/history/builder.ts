/**
 * Derives a page's history from its journal, one row after the other: the scene's operations, whose words each stretch
 * is, and who did what. The same code derives live and from scratch; it depends on the rows and the registers only, so
 * both give the same. Nothing here reads a clock, a database or a network.
 */
import * as Y from 'yjs'
import type { ObjectId, PageId, ParticipantId } from '@/domain/base/ids'
import type { BoardObject } from '@/domain/board/object'
import { type ObjectMap, objectsOf, readObject } from '@/domain/board/page-document'
import { mergeRuns } from '@/domain/contribution/author-runs'
import type { AuthorRun } from '@/domain/contribution/contribution'
import { DeletedMemory, type Passage } from '@/domain/contribution/deleted-memory'
import { type IdRange, Lineage, type LineageSpan, type TextSpan } from '@/domain/contribution/lineage'
import { type InsertedRun, type Origin, traceOrigins } from '@/domain/contribution/origins'
import {
  applyOperation,
  keyframeOf,
  type RunningScene,
  type SceneKeyframe,
  type SceneOperation,
  sceneFrom,
} from '@/domain/contribution/scene'
import { type Act, closeIdle, type ContributionEvent, type OpenEvents, sessionize } from '@/domain/contribution/sessionizer'
import { type LivingSpan, type Splice, spanDifference } from '@/domain/contribution/span-difference'
import type { JournalCommand, JournalEntry, JournalUpdate } from '../journal/journal'
import { actsOnValues } from './acts-on-values'
import { type BodySpan, bodySpans, livingSpans } from './body-spans'
import { insertedRuns } from './inserted-runs'
import type { Hand, Registry } from './registry'
import { textAct } from './text-act'

/** Everything needed to go on after `seq`. */
export interface BuilderState {
  readonly seq: number
  /** The document as a Yjs state. */
  readonly document: Uint8Array
  readonly scene: SceneKeyframe
  readonly lineage: readonly LineageSpan[]
  readonly deleted: readonly Passage[]
  readonly open: ReadonlyArray<readonly [string, ContributionEvent]>
}

/** What one row changed. Events are as they stand after the row; a later row may bring a grown one with the same id. */
export interface Derived {
  readonly operations: readonly SceneOperation[]
  readonly events: readonly ContributionEvent[]
  readonly lineage: readonly LineageSpan[]
  /** Objects whose words, or whose words' standing elsewhere, changed. */
  readonly written: ReadonlySet<ObjectId>
}

interface TextChange {
  readonly id: ObjectId
  readonly splices: readonly Splice[]
  readonly spans: readonly BodySpan[]
}

export class HistoryBuilder {
  /** A scene that always stands at `seq`. */
  readonly scene: RunningScene
  private seqNow: number
  private readonly doc = new Y.Doc()
  private readonly objects: Y.Map<ObjectMap>
  private readonly living = new Map<ObjectId, LivingSpan[]>()
  private readonly lineage: Lineage
  private readonly memory: DeletedMemory
  private readonly open: OpenEvents
  private touched = { values: new Set<ObjectId>(), bodies: new Set<ObjectId>() }

  constructor(
    private readonly pageId: PageId,
    state?: BuilderState,
  ) {
    this.objects = objectsOf(this.doc)
    if (state) Y.applyUpdate(this.doc, state.document)
    this.seqNow = state?.seq ?? 0
    this.scene = sceneFrom(state?.scene ?? { seq: 0, at: 0, objects: [] })
    this.lineage = new Lineage(state?.lineage)
    this.memory = new DeletedMemory(state?.deleted)
    this.open = new Map(state?.open)
    for (const id of this.scene.objects.keys()) this.living.set(id, livingSpans(this.spansOf(id)))
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => this.collect(transaction))
  }

  /** The last row that was taken in; 0 before the first. */
  get seq(): number {
    return this.seqNow
  }

  state(): BuilderState {
    return {
      seq: this.seqNow,
      document: Y.encodeStateAsUpdate(this.doc),
      scene: keyframeOf(this.scene),
      lineage: this.lineage.all(),
      deleted: this.memory.all(),
      open: [...this.open],
    }
  }

  /** Takes in the next row. Rows must come in order, each once. */
  take(entry: JournalEntry, registry: Registry): Derived {
    if (entry.seq <= this.seqNow) throw new Error(`Row ${entry.seq} of page ${this.pageId} came after row ${this.seqNow}.`)
    const derived = entry.kind === 'update' ? this.takeUpdate(entry, registry) : this.takeCommand(entry, registry)
    this.seqNow = entry.seq
    this.scene.seq = entry.seq
    this.scene.at = entry.receivedAt
    closeIdle(this.open, entry.receivedAt)
    return derived
  }

  private takeCommand(entry: JournalCommand, registry: Registry): Derived {
    const hand = registry.session(entry.sessionId)
    const act: Act = {
      seq: entry.seq,
      at: entry.receivedAt,
      participantId: entry.participantId ?? hand.participantId,
      operatedBy: hand.operatedBy,
      sessionId: hand.sessionId,
      contextId: entry.contextId,
      objectId: entry.command.objectId,
      kind: entry.command.kind === 'tag.assert' ? 'tagged' : 'contributors.declared',
      inserted: 0,
      kept: 0,
      affected: [],
      builtOn: null,
      detail: entry.command.kind === 'tag.assert' ? { taxonomy: entry.command.taxonomy, capacity: entry.command.capacity } : null,
    }
    return { operations: [], events: [sessionize(this.open, this.pageId, act)], lineage: [], written: new Set() }
  }

  private takeUpdate(entry: JournalUpdate, registry: Registry): Derived {
    this.touched = { values: new Set(), bodies: new Set() }
    Y.applyUpdate(this.doc, entry.bytes)
    const operations: SceneOperation[] = []
    const acts: Act[] = []
    for (const id of [...this.touched.values].sort()) this.takeValues(id, entry, registry, operations, acts)
    const changes = [...this.touched.bodies].sort().flatMap((id) => this.textChange(id) ?? [])
    const lineage = this.trace(changes, entry.seq)
    const written = new Set<ObjectId>(lineage.map((span) => span.root))
    for (const change of changes) {
      written.add(change.id)
      this.takeText(change, entry, registry, operations, acts)
    }
    const events = new Map<string, ContributionEvent>()
    for (const act of acts) {
      const event = sessionize(this.open, this.pageId, act)
      events.set(event.id, event)
    }
    return { operations, events: [...events.values()], lineage, written }
  }

  private takeValues(id: ObjectId, entry: JournalUpdate, registry: Registry, operations: SceneOperation[], acts: Act[]): void {
    const object = readObject(this.objects, id)
    if (!object) return
    const before = this.scene.objects.get(id)?.object ?? null
    const changed = actsOnValues(before, object, entry, registry)
    if (changed.length === 0 && before && sameValues(before, object)) return
    acts.push(...changed)
    const by = (before ? null : registry.client(object.madeBy).participantId) ?? registry.session(entry.sessionId).participantId
    const operation: SceneOperation = { op: 'put', seq: entry.seq, at: entry.receivedAt, by, id, object: withoutText(object) }
    applyOperation(this.scene, operation)
    operations.push(operation)
  }

  private textChange(id: ObjectId): TextChange | null {
    if (!this.scene.objects.has(id)) return null
    const spans = this.spansOf(id)
    const after = livingSpans(spans)
    const splices = spanDifference(this.living.get(id) ?? [], after)
    this.living.set(id, after)
    return splices.length > 0 ? { id, splices, spans } : null
  }

  /** Finds the first writers of what the row inserted and records them, page-wide, before anything is credited. */
  private trace(changes: readonly TextChange[], seq: number): LineageSpan[] {
    const edits = changes.map(({ id, splices, spans }) => ({
      objectId: id,
      inserted: insertedRuns(spans, splices),
      deleted: splices.flatMap((splice) => splice.removed.filter((span) => !span.separator)),
    }))
    for (const edit of edits) this.memory.remember({ objectId: edit.objectId, spans: edit.deleted })
    const origins = traceOrigins(edits, this.memory)
    const copies = edits.flatMap((edit) =>
      this.copied(
        edit.objectId,
        seq,
        edit.inserted.filter((run) => !origins.some((origin) => within(origin, run))),
      ),
    )
    const rows = [...origins, ...copies].flatMap((origin) => this.rooted(origin))
    for (const row of rows) this.lineage.add(row)
    return rows
  }

  /** A copy made by "duplicate" says what it is a copy of: words that are truly the same keep their first author. */
  private copied(id: ObjectId, seq: number, runs: readonly InsertedRun[]): Origin[] {
    const scene = this.scene.objects.get(id)
    const source = scene?.madeAtSeq === seq ? scene.object.birth.copyOf : undefined
    if (source === undefined || source === id) return []
    const words = this.living.get(source)
    if (!words) return []
    const memory = new DeletedMemory([{ objectId: source, spans: words.filter((span) => !span.separator) }])
    return runs.flatMap((run) => {
      const found = memory.find(run.text)
      let clock = run.clock
      return (found?.ids ?? []).map((range: IdRange): Origin => {
        const origin: Origin = {
          client: run.client,
          clock,
          len: range.len,
          srcClient: range.client,
          srcClock: range.clock,
          kind: 'pasted',
          from: source,
        }
        clock += range.len
        return origin
      })
    })
  }

  private rooted(origin: Origin): LineageSpan[] {
    let clock = origin.clock
    return this.lineage.resolve({ client: origin.srcClient, clock: origin.srcClock, len: origin.len }).map((piece) => {
      const span: LineageSpan = {
        client: origin.client,
        clock,
        len: piece.len,
        srcClient: piece.client,
        srcClock: piece.clock,
        kind: origin.kind,
        root: piece.placed?.root ?? origin.from,
      }
      clock += piece.len
      return span
    })
  }

  private takeText(change: TextChange, entry: JournalUpdate, registry: Registry, operations: SceneOperation[], acts: Act[]): void {
    const { seq, receivedAt: at } = entry
    const hand = this.handOf(change, entry, registry)
    const known = this.scene.objects.get(change.id)
    const authorOf = (client: number): ParticipantId | null => registry.client(client).participantId
    acts.push(
      textAct({
        entry,
        hand,
        objectId: change.id,
        madeBy: known?.author ?? null,
        splices: change.splices,
        lineage: this.lineage,
        authorOf,
      }),
    )
    for (const splice of change.splices) {
      const remove = splice.removed.reduce((sum, span) => sum + span.text.length, 0)
      const insert = mergeRuns(splice.inserted.flatMap((span) => this.runsOf(span, change.id, authorOf)))
      const operation: SceneOperation = { op: 'text', seq, at, by: hand.participantId, id: change.id, index: splice.index, remove, insert }
      applyOperation(this.scene, operation)
      operations.push(operation)
    }
  }

  /** The session that delivered the row; for the system's own rows whoever owns the words, if anybody. */
  private handOf(change: TextChange, entry: JournalUpdate, registry: Registry): Hand {
    const client = change.splices.flatMap((splice) => splice.inserted)[0]?.client
    const writer = client === undefined ? null : registry.client(client)
    return writer?.participantId
      ? { ...writer, sessionId: writer.sessionId ?? registry.session(entry.sessionId).sessionId }
      : registry.session(entry.sessionId)
  }

  private runsOf(span: TextSpan, id: ObjectId, authorOf: (client: number) => ParticipantId | null): AuthorRun[] {
    let at = 0
    const placedBy = authorOf(span.client)
    return this.lineage.resolve({ client: span.client, clock: span.clock, len: span.text.length }).map((piece) => {
      const text = span.text.slice(at, at + piece.len)
      at += piece.len
      if (!piece.placed) return { text, wordsBy: authorOf(piece.client), placedBy }
      const run = { text, wordsBy: authorOf(piece.client), placedBy, how: piece.placed.kind }
      return piece.placed.root === id ? run : { ...run, root: piece.placed.root }
    })
  }

  private spansOf(id: ObjectId): BodySpan[] {
    return bodySpans(this.objects.get(id)?.get('body'))
  }

  private collect(transaction: Y.Transaction): void {
    for (const [type, keys] of transaction.changed) {
      if ((type as unknown) === this.objects) {
        for (const key of keys) {
          if (key === null) continue
          this.touched.values.add(key as ObjectId)
          this.touched.bodies.add(key as ObjectId)
        }
        continue
      }
      const found = this.ownerOf(type as unknown as Y.AbstractType<unknown>)
      if (!found) continue
      if (found.values) this.touched.values.add(found.id)
      if (!found.values || keys.has('body')) this.touched.bodies.add(found.id)
    }
  }

  /** The object a changed type belongs to; `values` says it is the object's own map rather than its body. */
  private ownerOf(type: Y.AbstractType<unknown>): { readonly id: ObjectId; readonly values: boolean } | null {
    let depth = 0
    for (let at: Y.AbstractType<unknown> | null = type; at?._item; depth++) {
      const { parent, parentSub }: Y.Item = at._item
      if ((parent as unknown) === this.objects) return parentSub === null ? null : { id: parentSub as ObjectId, values: depth === 0 }
      at = parent instanceof Y.AbstractType ? parent : null
    }
    return null
  }
}

const within = (origin: Origin, run: InsertedRun): boolean =>
  origin.client === run.client && origin.clock >= run.clock && origin.clock < run.clock + run.text.length

const withoutText = (object: BoardObject): BoardObject => (object.kind === 'note' ? { ...object, text: '' } : object)

const sameValues = (a: BoardObject, b: BoardObject): boolean => JSON.stringify(withoutText(a)) === JSON.stringify(withoutText(b))
