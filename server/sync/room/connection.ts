/** One open socket on a page: who it is, what it may do, how far it has been told, and what waits for it. */
import type { ExperienceGroup, Role } from '@/domain/access/role'
import type { ParticipantId, SessionId } from '@/domain/base/ids'
import type { Rights } from './person'
import type { Earlier } from './standing'

/** The far end of a connection: a socket, or whatever a simulation puts there. */
export interface Link {
  /** Sends whole frames. Never blocks; what cannot go out at once counts as `held`. */
  write(frames: Uint8Array): void
  /** Bytes that were written and have not left yet. */
  readonly held: number
  /** Calls back once when nothing is held any more. */
  whenDrained(then: () => void): void
  /** Stops and goes on delivering what the other end sends. */
  pause(): void
  resume(): void
  /** Says why and ends. What was written before still goes out. */
  close(code: number, reason: string): void
}

/** Who has been let in: vouched for by the ticket and the database. */
export interface Admitted {
  readonly sessionId: SessionId
  readonly participantId: ParticipantId
  readonly operatedBy: ParticipantId | null
  readonly clientId: number
  /** The newest session context there is, if any. */
  readonly context: { readonly id: string; readonly role: Role; readonly group: ExperienceGroup } | null
}

export class Connection {
  rights: Rights
  role: Role
  context: Admitted['context']
  /** What it might do before its rights were cut: still holds for words that are under way. */
  earlier: Earlier | null = null
  /** It sent ANNOUNCE: it understands our own messages. */
  announced = false
  /** It has the document up to `position` and is told what follows. */
  ready = false
  position = 0
  /** Since when it does not keep up, ms; nothing is queued for it then but what is only its own. */
  laggingSince: number | null = null
  readonly heldBack: Buffer[] = []
  /** A SyncStep1 of ours is unanswered: what it sends before the answer may not follow, and the answer will hold it all. */
  awaitsStep2 = false
  /** Times in a row it did not follow. */
  lostSteps = 0
  /** Updates that did not follow while its answer was under way. */
  typedMeanwhile = 0
  /** Acknowledgements it asked for while its SyncStep2 is under way. */
  readonly acksAfterStep2: number[] = []
  queuedBytes = 0
  paused = false
  closed = false

  constructor(
    readonly link: Link,
    readonly who: Admitted,
    rights: Rights,
    role: Role,
  ) {
    this.rights = rights
    this.role = role
    this.context = who.context
  }

  close(code: number, reason: string): void {
    if (this.closed) return
    this.closed = true
    this.link.close(code, reason)
  }
}
