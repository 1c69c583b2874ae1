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
import type { Passage } from '@/domain/contribution/deleted-memory'
import type { LineageSpan, TextSpan } from '@/domain/contribution/lineage'
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
import type { TagAssertion } from '@/domain/involvement/tag'
import type { JournalCommand, JournalEntry, JournalUpdate } from '../journal/journal'
import { actsOnValues } from './acts-on-values'
import { type BodySpan, bodySpans, livingSpans } from './body-spans'
import { applySingle } from './living-text'
import type { Hand, Registry } from './registry'
import { textAct } from './text-act'
import { type Touched, Touching } from './touched'
import { type BodyChange, type CopiedWords, Tracing } from './tracing'

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

/** What a row did to the words of one note. */
interface TextChange {
  readonly id: ObjectId
  readonly splices: readonly Splice[]
}

interface TextDone {
  readonly changes: readonly TextChange[]
  readonly lineage: readonly LineageSpan[]
}

export class HistoryBuilder {
  /** A scene that always stands at `seq`. */
  readonly scene: RunningScene
  private seqNow: number
  private readonly doc = new Y.Doc()
  private readonly objects: Y.Map<ObjectMap>
  private readonly living = new Map<ObjectId, LivingSpan[]>()
  private readonly touching: Touching
  private readonly tracing: Tracing
  private readonly open: OpenEvents

  constructor(
    private readonly pageId: PageId,
    state?: BuilderState,
  ) {
    this.objects = objectsOf(this.doc)
    if (state) Y.applyUpdate(this.doc, state.document)
    this.touching = new Touching(this.doc, this.objects)
    this.seqNow = state?.seq ?? 0
    this.scene = sceneFrom(state?.scene ?? { seq: 0, at: 0, objects: [] })
    this.tracing = new Tracing(state?.lineage, state?.deleted)
    this.open = new Map(state?.open)
    for (const id of this.scene.objects.keys()) this.living.set(id, livingSpans(this.spansOf(id)))
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
      lineage: this.tracing.lineage.all(),
      deleted: this.tracing.deleted(),
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
    return { operations: this.tagging(entry, act), events: [sessionize(this.open, this.pageId, act)], lineage: [], written: new Set() }
  }

  private tagging({ seq, receivedAt: at, command }: JournalCommand, { participantId: by }: Act): SceneOperation[] {
    if (command.kind !== 'tag.assert' || by === null || !this.scene.objects.has(command.objectId)) return []
    const { objectId, taxonomy, version, terms, capacity } = command
    const assertion: TagAssertion = { seq, objectId, taxonomy, version, terms, capacity, by, at }
    const operation: SceneOperation = { op: 'tag', seq, at, by, id: objectId, assertion }
    applyOperation(this.scene, operation)
    return [operation]
  }

  private takeUpdate(entry: JournalUpdate, registry: Registry): Derived {
    const touched = this.touching.apply(entry.bytes)
    const operations: SceneOperation[] = []
    const acts: Act[] = []
    for (const id of inOrder(touched.values)) this.takeValues(id, entry, registry, operations, acts)
    const { changes, lineage } = this.takeSingle(touched) ?? this.takeBodies(touched, entry.seq)
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

  /** The quick way for a single edit that carries nothing older. Null when the bodies must be compared. */
  private takeSingle({ single, bodies }: Touched): TextDone | null {
    const [id] = bodies
    if (!single || id === undefined || this.tracing.mayCarry(single)) return null
    const note = this.scene.objects.get(id)?.object
    const living = this.living.get(id)
    const splice = note?.kind === 'note' && living ? applySingle(living, note.text.length, single) : null
    if (!splice) return null
    if (splice.removed.length > 0) this.tracing.remember({ objectId: id, spans: splice.removed })
    return { changes: [{ id, splices: [splice] }], lineage: [] }
  }

  private takeBodies(touched: Touched, seq: number): TextDone {
    const changes = inOrder(touched.bodies).flatMap((id) => this.bodyChange(id) ?? [])
    return { changes, lineage: this.tracing.trace(changes, (id) => this.copied(id, seq)) }
  }

  private bodyChange(id: ObjectId): BodyChange | null {
    if (!this.scene.objects.has(id)) return null
    const spans = this.spansOf(id)
    const after = livingSpans(spans)
    const splices = spanDifference(this.living.get(id) ?? [], after)
    this.living.set(id, after)
    return splices.length > 0 ? { id, splices, spans } : null
  }

  private copied(id: ObjectId, seq: number): ReturnType<CopiedWords> {
    const scene = this.scene.objects.get(id)
    const source = scene?.madeAtSeq === seq ? scene.object.birth.copyOf : undefined
    const words = source === undefined ? undefined : this.living.get(source)
    return source === undefined || source === id || !words ? null : { source, words }
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
        lineage: this.tracing.lineage,
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
    const deliverer = registry.session(entry.sessionId)
    const client = change.splices.find((splice) => splice.inserted.length > 0)?.inserted[0]?.client
    const writer = client === undefined ? deliverer : registry.client(client)
    if (writer.participantId === null) return deliverer
    return writer.sessionId === null ? { ...writer, sessionId: deliverer.sessionId } : writer
  }

  private runsOf(span: TextSpan, id: ObjectId, authorOf: (client: number) => ParticipantId | null): AuthorRun[] {
    let at = 0
    const placedBy = authorOf(span.client)
    return this.tracing.lineage.resolve({ client: span.client, clock: span.clock, len: span.text.length }).map((piece) => {
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
}

const inOrder = (ids: ReadonlySet<ObjectId>): ObjectId[] => [...ids].sort()

const withoutText = (object: BoardObject): BoardObject => (object.kind === 'note' ? { ...object, text: '' } : object)

const sameValues = (a: BoardObject, b: BoardObject): boolean => JSON.stringify(withoutText(a)) === JSON.stringify(withoutText(b))
