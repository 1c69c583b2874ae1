/**
 * The journal: every accepted change and every decision of a page, in one sequence, append only. It is the truth; live
 * documents, contributions, scenes and reports are derived from it. One process owns a page at a time and holds its
 * fencing number: appends that carry an older number change nothing.
 */
import type { ObjectId, PageId, ParticipantId, SessionId } from '@/domain/base/ids'
import type { ExperienceGroup, Role } from '@/domain/access/role'
import type { ContributorsDeclaration } from '@/domain/contribution/contributors'
import type { TagAssertion } from '@/domain/involvement/tag'
import type { Command } from '@/domain/protocol/wire'

/** An accepted change of the document. */
export interface JournalUpdate {
  readonly kind: 'update'
  readonly seq: number
  /** Null: the system itself. */
  readonly sessionId: SessionId | null
  /** Which role and group held; null for the system. */
  readonly contextId: string | null
  /** Whose connection delivered it (the participant whose words the session writes), and who typed when that is somebody else. */
  readonly participantId: ParticipantId | null
  readonly operatedById: ParticipantId | null
  /** Server time of receipt, ms since 1970. */
  readonly receivedAt: number
  /** It came with a synchronisation after an absence, not while typing. */
  readonly viaStep2: boolean
  /** A Yjs update (V1): the server's own encoding of what really changed. Apply in order of `seq`. */
  readonly bytes: Uint8Array
}

/** A decision of the server, asked for by a command. */
export interface JournalCommand {
  readonly kind: 'command'
  readonly seq: number
  /** The asking client's own id for it. */
  readonly commandId: string
  readonly sessionId: SessionId | null
  readonly contextId: string | null
  readonly participantId: ParticipantId | null
  readonly receivedAt: number
  readonly command: RecordedCommand
}
export type JournalEntry = JournalUpdate | JournalCommand

/** What a command row holds: the command as asked, and for tags the capacity the server gave it. */
export type RecordedCommand =
  | (Extract<Command, { kind: 'tag.assert' }> & { readonly capacity: TagAssertion['capacity'] })
  | Extract<Command, { kind: 'contributors.declare' }>

/** Role and group that hold for a session from `fromSeq` on. */
export interface NewContext {
  readonly id: string
  readonly sessionId: SessionId
  readonly fromSeq: number
  readonly role: Role
  readonly group: ExperienceGroup
}
export type NewUpdate = Pick<JournalUpdate, 'seq' | 'sessionId' | 'contextId' | 'receivedAt' | 'viaStep2' | 'bytes'>
export type NewCommand = Omit<JournalCommand, 'kind'>

/** What one page adds to the journal in one tick. Seqs are contiguous from `afterSeq + 1` to `headSeq`. */
export interface PageBatch {
  readonly pageId: PageId
  readonly fence: number
  readonly afterSeq: number
  readonly headSeq: number
  readonly contexts: readonly NewContext[]
  readonly updates: readonly NewUpdate[]
  readonly commands: readonly NewCommand[]
}

/** Whose words a client id writes. `participantId` is null only for the system's own ids. */
export interface RegisteredClient {
  readonly clientId: number
  readonly participantId: ParticipantId | null
  readonly operatedById: ParticipantId | null
  readonly kind: 'issued' | 'spare' | 'system'
}

export interface DeclaredContributors {
  readonly seq: number
  readonly objectId: ObjectId
  readonly contributors: ContributorsDeclaration
  readonly by: ParticipantId
  readonly at: number
}

/** A page as its owner finds it: enough to build the live document and to answer for what was decided. */
export interface OpenedPage {
  readonly fence: number
  readonly headSeq: number
  /** Yjs updates to apply in order: a keyframe (perhaps) and everything after it. */
  readonly state: readonly Uint8Array[]
  /** Seq of that keyframe, 0 when there is none. */
  readonly keyframeSeq: number
  readonly clients: readonly RegisteredClient[]
  readonly tags: readonly TagAssertion[]
  readonly contributors: readonly DeclaredContributors[]
  /** Outcome of every command so far: its own id → whose it was and its seq. */
  readonly commands: ReadonlyArray<{ readonly commandId: string; readonly participantId: ParticipantId | null; readonly seq: number }>
}

/** Words the server refused, kept for a while. */
export interface QuarantinedBytes {
  readonly pageId: PageId
  readonly sessionId: SessionId | null
  readonly receivedAt: number
  readonly reason: string
  readonly bytes: Uint8Array
}

/** What the sync room needs of a journal. `server/journal/postgres.ts` keeps it in the database, simulations in memory. */
export interface Journal {
  /** Takes the page over (any earlier owner is fenced off) and loads it. Null when there is no such page. */
  open(pageId: PageId): Promise<OpenedPage | null>
  /**
   * One durable commit for all batches; each page is all or nothing. Answers with the pages whose batch is now durable;
   * a page that is missing from the answer has another owner. Safe to call again with the same batches after it threw:
   * what had been committed after all is not written twice.
   */
  append(batches: readonly PageBatch[]): Promise<ReadonlySet<PageId>>
  /** Ids issued for this page after it was opened. Unknown ids are left out. */
  clients(pageId: PageId, ids: readonly number[]): Promise<readonly RegisteredClient[]>
  /** A fresh client id for the server's own writes on this page. */
  systemClient(pageId: PageId): Promise<number>
  /** Keeps the document's state as of `seq`, to open the page faster. Never needed for correctness. */
  keepState(pageId: PageId, seq: number, bytes: Uint8Array): Promise<void>
  quarantine(refused: QuarantinedBytes): Promise<void>
  /**
   * Packs cold rows of a page that stays open, while this owner holds it. Changes nothing that is read back, and may be
   * interrupted at any point.
   */
  pack(pageId: PageId, fence: number): Promise<void>
  /** Gives the page up, if this owner still holds it, and packs its cold rows. */
  release(pageId: PageId, fence: number): Promise<void>
}
