/**
 * Somebody who types without a pause: words with a number each, into a note everybody writes in. Knows which of the own
 * words were acknowledged and which words of others were on the screen.
 */
import * as Y from 'yjs'
import type { ObjectId } from '@/domain/base/ids'
import { textOf } from '@/domain/board/page-document'
import type { SessionGrant } from '@/domain/protocol/wire'
import { openClient, type SyncClient } from '../fixtures/sync-client'
import type { Person, World } from '../fixtures/world'

/** So many words go out before the writer asks whether they are saved. */
const wordsBetweenAcks = 3

export class Writer {
  readonly doc = new Y.Doc()
  readonly acknowledged = new Set<string>()
  #grant: SessionGrant | null = null
  #client: SyncClient | null = null
  #written = 0

  constructor(
    readonly world: World,
    readonly person: Person,
    readonly note: ObjectId,
  ) {}

  /** Opens the page, or opens it again under the same id with a new ticket; resolves when everything is here. */
  async open(address: string): Promise<void> {
    this.#grant = this.#grant ? await this.world.renew(this.#grant) : await this.world.grant(this.person)
    this.#client = openClient(address, this.world.pageId, this.#grant, { doc: this.doc })
    await this.#client.synced()
  }

  /** Types until the server is gone. Resolves with the code the connection ended with. */
  async typeUntilTheEnd(): Promise<number> {
    const client = this.#opened
    const over = new AbortController()
    void client.closed.then(() => over.abort())
    while (!over.signal.aborted) {
      const words = Array.from({ length: wordsBetweenAcks }, () => this.#typeWord())
      try {
        await client.durable()
      } catch {
        break // The server is gone; what was asked last was not acknowledged.
      }
      for (const word of words) this.acknowledged.add(word)
    }
    const closed = await client.closed
    client.close()
    return closed.code
  }

  /** Resolves when the server has said that everything is saved. */
  async settled(): Promise<void> {
    await this.#opened.durable()
  }

  leave(): void {
    this.#client?.close()
  }

  /** All words on this screen. */
  words(): Set<string> {
    return new Set(
      textOf(this.doc, this.note)
        ?.toString()
        .match(/\[[^[\]]*\]/g) ?? [],
    )
  }

  /** Resolves when so many words stand on this screen. */
  untilOnScreen(count: number): Promise<void> {
    return this.#opened.until(() => this.words().size >= count)
  }

  /** Resolves when all of these words stand on this screen. */
  untilShows(words: ReadonlySet<string>): Promise<void> {
    return this.#opened.until(() => [...words].every((word) => this.words().has(word)))
  }

  #typeWord(): string {
    const leaf = textOf(this.doc, this.note)
    if (!leaf) throw new Error('The note everybody writes in is not there.')
    const word = `[${this.person.name} ${++this.#written}]`
    leaf.insert(leaf.length, word)
    return word
  }

  get #opened(): SyncClient {
    if (!this.#client) throw new Error('The page was never opened.')
    return this.#client
  }
}
