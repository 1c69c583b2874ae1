/**
 * A contribution is a note with meaning of its own, seen as evaluators need it: who, what, where, when, in which role,
 * to what it answers and what became of it. Moves, resizes and colour changes are events: kept for replay, never counted.
 */
import type { ObjectId, PageId, ParticipantId, SessionId } from '../base/ids'
import type { ExperienceGroup, Role } from '../access/role'
import type { LinkMeaning } from '../board/object'
import type { StandingTag, TagAssertion } from '../involvement/tag'
import type { Via } from '../protocol/wire'
import type { ContributorShare } from './contributors'
import type { OriginKind } from './lineage'

export interface Contribution {
  readonly objectId: ObjectId
  readonly pageId: PageId
  /** Seq of the row that made the note. */
  readonly madeAtSeq: number
  readonly contributors: readonly ContributorShare[]
  /** Whoever typed it, when that is not the contributor (scribe, voice note passed on). */
  readonly enteredBy: ParticipantId | null
  readonly via: Via
  readonly sessionId: SessionId | null
  /**
   * Role and group of the maker as they were when it was made. Somebody who has since chosen "rather not say" is
   * `unsaid` here too: a wish not to be counted holds for what was made before it.
   */
  readonly role: Role
  readonly group: ExperienceGroup
  readonly text: string
  /** The text the first writer left it with, before anybody else changed it. */
  readonly originalText: string
  /** What the writer's own clock said (ms), and when the server received it (ms). */
  readonly writtenAt: number
  readonly receivedAt: number
  /** It came with a synchronisation after an absence. */
  readonly writtenOffline: boolean
  readonly area: { readonly id: ObjectId; readonly title: string; readonly column: string | null; readonly lane: string | null } | null
  readonly tags: readonly StandingTag[]
  readonly assertions: readonly TagAssertion[]
  readonly links: ReadonlyArray<{ readonly meaning: LinkMeaning | null; readonly to: ObjectId }>
  readonly answeredBy: ReadonlyArray<{ readonly meaning: LinkMeaning | null; readonly from: ObjectId }>
  /** The note it was made from or copied from. */
  readonly builtFrom: ObjectId | null
  readonly state: 'live' | 'binned'
  /** People who changed its words, apart from its contributors and whoever typed it in the first place. */
  readonly changedBy: readonly ParticipantId[]
  readonly words: readonly WordShare[]
}

/** How much of one person's writing in an object still stands. Lengths are UTF-16 units. */
export interface WordShare {
  readonly participantId: ParticipantId
  /** Characters in this object whose first writer is this person. */
  readonly alive: number
  /** Characters this person first wrote in this object that stand nowhere on the page any more. */
  readonly deleted: number
  /** Living characters of theirs that somebody else placed here (moved, restored, pasted). */
  readonly placedByOthers: number
}

/** A stretch of text with one first writer ("words by") and one placer ("placed by"). */
export interface AuthorRun {
  readonly text: string
  readonly wordsBy: ParticipantId | null
  readonly placedBy: ParticipantId | null
  /** How older words came to stand here again; absent when they were typed here. */
  readonly how?: OriginKind
  /** The object the words were first written in, when that is another one. */
  readonly root?: ObjectId
}
