/**
 * The sessionizer folds single acts into contribution events: "one person, one object, one kind of act, in one go".
 * An event ends after 20 s without an act, after 5 minutes, with the session (a new page load is a new session), or
 * when the person's context (role, group, level, stage) changes. Times are the server's times of receipt, so the same
 * journal gives the same events whenever it is read. Counts and ids only: an event holds no text.
 */
import type { ObjectId, PageId, ParticipantId, SessionId } from '../base/ids'

export const idleAfterMs = 20_000
export const longestMs = 300_000

export type ActKind =
  | 'note.created'
  | 'area.created'
  | 'connector.created'
  | 'text.edited'
  | 'moved'
  | 'resized'
  | 'restyled'
  | 'reparented'
  | 'binned'
  | 'restored'
  | 'locked'
  | 'tagged'
  | 'contributors.declared'

/** Characters of one person that an act took away (and did not put back), and that it kept by placing them again. */
export interface Affected {
  readonly participantId: ParticipantId
  readonly charsRemoved: number
  readonly charsKept: number
}

/** One thing one person did in one journal row. */
export interface Act {
  readonly seq: number
  readonly at: number
  /** Null: the system. */
  readonly participantId: ParticipantId | null
  readonly operatedBy: ParticipantId | null
  readonly sessionId: SessionId | null
  readonly contextId: string | null
  readonly objectId: ObjectId
  readonly kind: ActKind
  /** Characters first written by this act. */
  readonly inserted: number
  /** Characters carried here again by this act (undone, moved, pasted). */
  readonly kept: number
  readonly affected: readonly Affected[]
  readonly builtOn: ObjectId | null
  /** Ids and plain facts; never words. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>> | null
}

/** Acts of one go. `id` is the same whenever the journal is read. */
export interface ContributionEvent {
  readonly id: string
  readonly seqFrom: number
  readonly seqTo: number
  readonly timeFrom: number
  readonly timeTo: number
  readonly participantId: ParticipantId | null
  readonly operatedBy: ParticipantId | null
  readonly sessionId: SessionId | null
  readonly contextId: string | null
  readonly objectId: ObjectId
  readonly kind: ActKind
  readonly nIns: number
  readonly nDelOwn: number
  readonly nDelOthers: number
  readonly nKept: number
  readonly builtOn: ObjectId | null
  readonly detail: Act['detail']
  readonly on: readonly Affected[]
}

/** Events that may still grow, by person, object and kind. Not pruned by time: the next act decides. */
export type OpenEvents = Map<string, ContributionEvent>

/** Folds one act in and returns the event it belongs to now. Acts come in order of seq. */
export function sessionize(open: OpenEvents, pageId: PageId, act: Act): ContributionEvent {
  const key = `${act.participantId ?? ''} ${act.objectId} ${act.kind}`
  const going = open.get(key)
  const event = going && goesOn(going, act) ? grown(going, act) : begun(pageId, act)
  open.set(key, event)
  return event
}

/** Drops events that no act after `at` can join: what a checkpoint need not keep. */
export function closeIdle(open: OpenEvents, at: number): void {
  for (const [key, event] of open) if (at - event.timeTo > idleAfterMs) open.delete(key)
}

const goesOn = (event: ContributionEvent, act: Act): boolean =>
  act.at - event.timeTo <= idleAfterMs &&
  act.at - event.timeFrom <= longestMs &&
  act.sessionId === event.sessionId &&
  act.contextId === event.contextId

function begun(pageId: PageId, act: Act): ContributionEvent {
  return grown(
    {
      id: `${pageId}.${act.seq}.${act.kind}.${act.objectId}`,
      seqFrom: act.seq,
      seqTo: act.seq,
      timeFrom: act.at,
      timeTo: act.at,
      participantId: act.participantId,
      operatedBy: act.operatedBy,
      sessionId: act.sessionId,
      contextId: act.contextId,
      objectId: act.objectId,
      kind: act.kind,
      nIns: 0,
      nDelOwn: 0,
      nDelOthers: 0,
      nKept: 0,
      builtOn: null,
      detail: null,
      on: [],
    },
    act,
  )
}

function grown(event: ContributionEvent, act: Act): ContributionEvent {
  let removedOwn = 0
  let removedOthers = 0
  for (const one of act.affected) {
    if (one.participantId === act.participantId) removedOwn += one.charsRemoved
    else removedOthers += one.charsRemoved
  }
  return {
    id: event.id,
    seqFrom: event.seqFrom,
    seqTo: act.seq,
    timeFrom: event.timeFrom,
    timeTo: act.at,
    participantId: event.participantId,
    operatedBy: event.operatedBy,
    sessionId: event.sessionId,
    contextId: event.contextId,
    objectId: event.objectId,
    kind: event.kind,
    nIns: event.nIns + act.inserted,
    nDelOwn: event.nDelOwn + removedOwn,
    nDelOthers: event.nDelOthers + removedOthers,
    nKept: event.nKept + act.kept,
    builtOn: event.builtOn ?? act.builtOn,
    detail: act.detail ? { ...event.detail, ...act.detail } : event.detail,
    on: act.affected.length > 0 ? addAffected(event.on, act.affected) : event.on,
  }
}

function addAffected(known: readonly Affected[], more: readonly Affected[]): Affected[] {
  const sums = new Map(known.map((one) => [one.participantId, one]))
  for (const one of more) {
    const sum = sums.get(one.participantId)
    sums.set(one.participantId, {
      participantId: one.participantId,
      charsRemoved: (sum?.charsRemoved ?? 0) + one.charsRemoved,
      charsKept: (sum?.charsKept ?? 0) + one.charsKept,
    })
  }
  return [...sums.values()].sort((a, b) => (a.participantId < b.participantId ? -1 : 1))
}
