/** One device of the scenario: its browser, the people registered on it, and the page it has open. */
import * as Y from 'yjs'
import type { PageId, ParticipantId } from '@/domain/base/ids'
import type { Browser } from './browser'
import { OpenPage } from './open-page'
import type { Hand } from './plan'

const sameHand = (a: Hand, b: Hand): boolean => a.typist === b.typist && a.author === b.author && a.via === b.via

export class Device {
  private readonly here = new Set<string>()
  private page: OpenPage | null = null
  private hand: Hand | null = null
  private offline = false
  /** What the device keeps when a page is closed before everything was sent. */
  private localCopy: Uint8Array | null = null

  constructor(
    readonly id: string,
    readonly browser: Browser,
    private readonly pageId: PageId,
    private readonly participantOf: (person: string) => ParticipantId,
  ) {}

  /** The open page; throws while there is none. */
  get open(): OpenPage {
    if (!this.page) throw new Error(`${this.id} has no page open`)
    return this.page
  }
  get isOpen(): boolean {
    return this.page !== null && !this.offline
  }

  arrive(person: string): void {
    this.here.add(person)
  }

  /** The last to leave closes the page. What was written without a connection stays on the device. */
  async leave(person: string): Promise<void> {
    this.here.delete(person)
    if (this.here.size === 0) await this.close()
  }

  /**
   * Opens the page for this hand, or stays when it is the one already writing. Another person's session begins only
   * when the server has everything of the one before; the document goes on.
   */
  async writeAs(hand: Hand): Promise<OpenPage> {
    if (this.page && this.hand && sameHand(this.hand, hand)) return this.page
    if (this.offline) throw new Error(`${this.id} cannot change hands without a connection`)
    const doc = this.page?.doc ?? this.restoredDoc()
    await this.page?.saved()
    this.page?.close()
    this.page = await OpenPage.open(this.browser, this.pageId, doc, {
      participantId: this.participantOf(hand.typist),
      via: hand.via,
      ...(hand.author === hand.typist ? {} : { scribeFor: this.participantOf(hand.author) }),
    })
    this.hand = hand
    return this.page
  }

  goOffline(): void {
    this.open.loseConnection()
    this.offline = true
  }

  /** The page is opened again with what the device kept; the server has all of it when this resolves. */
  async comeBack(hand: Hand): Promise<void> {
    this.offline = false
    this.arrive(hand.typist)
    const page = await this.writeAs(hand)
    await page.saved()
  }

  async close(): Promise<void> {
    if (!this.page) return
    if (this.offline) this.localCopy = Y.encodeStateAsUpdate(this.page.doc)
    else await this.page.saved()
    this.page.close()
    this.page = null
    this.hand = null
  }

  private restoredDoc(): Y.Doc {
    const doc = new Y.Doc()
    if (this.localCopy) Y.applyUpdate(doc, this.localCopy)
    this.localCopy = null
    return doc
  }
}
