/**
 * What the screens and the canvas see of one open page. `openPage` makes it; screens read its cells with React's
 * `useSyncExternalStore(cell.subscribe, cell.get)` and send everything a person does through it.
 */
import type { XmlFragment } from 'yjs'
import type { ObjectId, PageId, ParticipantId } from '@/domain/base/ids'
import type { Result } from '@/domain/base/result'
import type { PageModel } from '@/domain/board/page-model'
import type { ContributorsDeclaration } from '@/domain/contribution/contributors'
import type { Role } from '@/domain/access/role'
import type { TagAssertion } from '@/domain/involvement/tag'
import type { Command, CommandAnswer, CommandRequest, PresenceState, RosterPerson, Via } from '@/domain/protocol/wire'
import type { Readable } from '../store/cell'
import type { Status } from './status'
import type { Typing } from './typing'

/** The collaborative text of a note, to hand to an editor. Never keep one across a change of `generation`. */
export type NoteBody = XmlFragment

/** Whose words a client id writes, and who typed them when that is somebody else. */
export interface Author {
  readonly participantId: ParticipantId
  readonly operatedBy: ParticipantId | null
  /** Undefined when the roster does not know the person (any more). */
  readonly person: RosterPerson | undefined
}

/** Somebody else's presence as the server vouches for it. */
export type OtherPresence = PresenceState & { readonly clientId: number }

/** What a person shows of themselves; who they are is the server's to say. */
export type OwnPresence = Omit<PresenceState, 'person'>

export interface Presence {
  /** Merges into what is shown of oneself; sent at once when quiet, else at most 20 times a second. */
  readonly set: (shown: Partial<OwnPresence>) => void
  readonly others: Readable<readonly OtherPresence[]>
}

/** Who one is on this page: the server's word, or its last word while starting offline (`sessionId` is null then). */
export interface Standing {
  readonly sessionId: string | null
  readonly participantId: ParticipantId
  readonly clientId: number
  readonly epoch: number
  readonly role: Role
}

/** Assertions by object; none is ever overwritten. Feed them to `currentAssertions` and `standingTags`. */
export type TagBook = ReadonlyMap<ObjectId, readonly TagAssertion[]>

export interface DeclaredContributors {
  readonly seq: number
  readonly contributors: ContributorsDeclaration
  readonly by: ParticipantId
  readonly at: number
}

/** Words that could not be saved, kept on this device until the person says they are not needed. */
export interface KeptText {
  readonly id: string
  readonly objectId: ObjectId
  /** What was written and did not get through. */
  readonly written: string
  /** The whole note as it stood on this device. */
  readonly text: string
  readonly at: number
}

/** Something happened to the page that the person must be told about. */
export interface PageRefusal {
  readonly kind: 'not let in' | 'refused' | 'access ended' | 'replaced' | 'renewed' | 'too old'
  /** What happened, in plain words. */
  readonly words: string
  /** What the person can do now, or null when there is nothing to do. */
  readonly action: 'reload' | 'retry' | 'join' | null
}

/** Who is to write from now on, on a device that several people share or for somebody who agreed to it. */
export interface PersonWish {
  readonly participantId?: ParticipantId
  readonly scribeFor?: ParticipantId
  readonly via?: Via
}

export interface OpenPage {
  readonly pageId: PageId
  readonly model: PageModel
  /** Rises when the document was replaced (another person, an erasure, a refusal): close editors and forget bodies. */
  readonly generation: Readable<number>
  readonly body: (id: ObjectId) => NoteBody | null
  /** Own typing as steps that can be taken back, after the editor is closed as well. */
  readonly typing: Typing
  readonly presence: Presence
  readonly people: Readable<ReadonlyMap<ParticipantId, RosterPerson>>
  /** Null when the registry on this device does not know the client id yet. Ask again when `people` changes. */
  readonly authorOf: (clientId: number) => Author | null
  readonly tags: Readable<TagBook>
  /** The newest declaration per object. */
  readonly contributors: Readable<ReadonlyMap<ObjectId, DeclaredContributors>>
  /**
   * Asks the server for something. Kept on this device until it is answered, sent again after a loss of connection or a
   * reload; sending twice is one act. Resolves with the server's answer, never rejects.
   */
  readonly command: (command: Command) => Promise<CommandAnswer>
  /** Commands that have no answer yet, oldest first: show them as "on their way". */
  readonly waiting: Readable<readonly CommandRequest[]>
  readonly status: Readable<Status>
  /** Objects with edits of this page that the server has not confirmed. */
  readonly unsaved: Readable<ReadonlySet<ObjectId>>
  readonly mayWrite: Readable<boolean>
  readonly grant: Readable<Standing | null>
  readonly refusal: Readable<PageRefusal | null>
  readonly kept: Readable<readonly KeptText[]>
  /** The person has copied it or does not need it. */
  readonly discardKept: (id: string) => void
  /** Tries again at once: after a refusal with action `retry`, or while waiting for the network. */
  readonly retry: () => void
  /** The refusal was read. */
  readonly dismissRefusal: () => void
  /** Saves what can be saved, leaves, and opens the page anew for somebody else. Refused in plain words. */
  readonly switchPerson: (wish: PersonWish) => Promise<Result<void, string>>
  readonly close: () => Promise<void>
}
