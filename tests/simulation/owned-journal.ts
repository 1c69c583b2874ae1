/**
 * A journal whose durability the simulation owns: a commit takes a while, may fail although it happened, and may or may
 * not have happened when the server was killed. It keeps the promises of `server/journal/journal` and nothing more.
 */
import * as Y from 'yjs'
import type { PageId, ParticipantId, SessionId } from '@/domain/base/ids'
import type { Hand, Registry } from '@/server/history/registry'
import type { Journal, JournalEntry, OpenedPage, PageBatch, RegisteredClient } from '@/server/journal/journal'
import { Decisions } from '@/server/sync/room/decisions'
import type { Dice } from './dice'
import type { OwnedClock } from './owned-clock'

export interface IssuedClient extends RegisteredClient {
  readonly sessionId: SessionId
}

export class OwnedJournal implements Journal {
  readonly rows: JournalEntry[] = []
  /** Up to where each client's writing is durable. */
  readonly durable = new Map<number, number>()
  readonly refused: string[] = []
  readonly #clients = new Map<number, IssuedClient | RegisteredClient>()
  readonly #sessions = new Map<SessionId, ParticipantId>()
  readonly #decided = new Decisions({ tags: [], contributors: [], commands: [] })
  #fence = 0
  #keyframe: { readonly seq: number; readonly bytes: Uint8Array } | null = null
  /** Raised when the server is killed: promises of the dead are not kept. */
  #life = 0

  constructor(
    readonly clock: OwnedClock,
    readonly dice: Dice,
    /** How often a commit reports a failure. */
    readonly failures: number,
    /** For proving that the checks bite: says "durable" before it is. */
    readonly lies: boolean,
  ) {}

  get headSeq(): number {
    return this.rows.length
  }

  issue(client: IssuedClient): void {
    if (this.#clients.has(client.clientId)) throw new Error('This id was issued already.')
    this.#clients.set(client.clientId, client)
    if (client.participantId) this.#sessions.set(client.sessionId, client.participantId)
  }

  isIssued(clientId: number): boolean {
    return this.#clients.has(clientId)
  }

  /** Every commit under way either happened or did not; nobody is told. */
  kill(): void {
    this.#life += 1
  }

  async open(_page: PageId): Promise<OpenedPage> {
    await this.#wait(this.dice.between(1, 40))
    this.#fence += 1
    const updates = this.rows.filter((row) => row.kind === 'update')
    const after = this.#keyframe?.seq ?? 0
    return {
      fence: this.#fence,
      headSeq: this.headSeq,
      state: [...(this.#keyframe ? [this.#keyframe.bytes] : []), ...updates.filter((row) => row.seq > after).map((row) => row.bytes)],
      keyframeSeq: after,
      clients: [...this.#clients.values()],
      tags: this.#decided.tags,
      contributors: this.#decided.contributors,
      commands: this.rows.flatMap((row) =>
        row.kind === 'command' ? [{ commandId: row.commandId, participantId: row.participantId, seq: row.seq }] : [],
      ),
    }
  }

  async append(batches: readonly PageBatch[]): Promise<ReadonlySet<PageId>> {
    const life = this.#life
    const fails = this.dice.chance(this.failures)
    const happensAllTheSame = this.dice.chance(0.5)
    if (this.lies) {
      this.clock.after(this.dice.between(200, 400), () => life === this.#life && batches.forEach((batch) => this.#keep(batch)))
      return new Set(batches.map(({ pageId }) => pageId))
    }
    await this.#wait(this.dice.between(1, 12))
    const dead = life !== this.#life
    const kept = new Set<PageId>()
    for (const batch of batches) if ((fails || dead ? happensAllTheSame : true) && this.#keep(batch)) kept.add(batch.pageId)
    if (dead) return new Promise(() => {})
    if (fails) throw new Error('The database did not answer.')
    return kept
  }

  #keep(batch: PageBatch): boolean {
    if (batch.fence !== this.#fence) return false
    if (batch.headSeq <= this.headSeq) return true
    if (batch.afterSeq !== this.headSeq) throw new Error(`The journal ends at ${this.headSeq}; a batch began after ${batch.afterSeq}.`)
    const updates = batch.updates.map((row) => {
      const participantId = row.sessionId === null ? null : (this.#sessions.get(row.sessionId) ?? null)
      return { ...row, kind: 'update' as const, participantId, operatedById: null }
    })
    const commands = batch.commands.map((row) => ({ ...row, kind: 'command' as const }))
    this.rows.push(...[...updates, ...commands].sort((a, b) => a.seq - b.seq))
    for (const { bytes } of batch.updates)
      for (const [client, clock] of Y.parseUpdateMeta(bytes).to) this.durable.set(client, Math.max(clock, this.durable.get(client) ?? 0))
    for (const command of batch.commands) {
      this.#decided.accept(command)
      this.#decided.publish(command)
    }
    return true
  }

  async clients(_page: PageId, ids: readonly number[]): Promise<readonly RegisteredClient[]> {
    await this.#wait(1)
    return ids.flatMap((id) => this.#clients.get(id) ?? [])
  }

  async systemClient(): Promise<number> {
    const clientId = this.dice.between(2 ** 21, 2 ** 22)
    this.#clients.set(clientId, { clientId, participantId: null, operatedById: null, kind: 'system' })
    return clientId
  }

  async keepState(_page: PageId, seq: number, bytes: Uint8Array): Promise<void> {
    if (seq > (this.#keyframe?.seq ?? 0)) this.#keyframe = { seq, bytes }
  }

  async quarantine({ reason }: { reason: string }): Promise<void> {
    this.refused.push(reason)
  }

  async pack(): Promise<void> {}

  async release(): Promise<void> {}

  registry(): Registry {
    const nobody: Hand = { participantId: null, operatedBy: null, sessionId: null }
    return {
      client: (clientId) => {
        const known = this.#clients.get(clientId)
        return known
          ? { participantId: known.participantId, operatedBy: null, sessionId: 'sessionId' in known ? known.sessionId : null }
          : nobody
      },
      session: (sessionId) => {
        const participantId = sessionId === null ? undefined : this.#sessions.get(sessionId as SessionId)
        return participantId ? { participantId, operatedBy: null, sessionId: sessionId as SessionId } : nobody
      },
    }
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.clock.after(ms, resolve))
  }
}
