/** One open page: a session of one person, the y-websocket provider, and our own messages beside it. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { PageId } from '@/domain/base/ids'
import { pageSchemaVersion } from '@/domain/board/page-document'
import {
  type Command,
  commandAnswer,
  type CommandAnswer,
  messageType,
  news,
  type News,
  protocolVersion,
  type SessionGrant,
  sessionGrant,
  type SessionRequest,
  socketPath,
} from '@/domain/protocol/wire'
import type { Browser } from './browser'

const patienceMs = 20_000
type Welcome = News & { kind: 'welcome' }

/** A promise and the way to keep it, given up on after a while with words that say what was awaited. */
function promised<Value>(what: string): { promise: Promise<Value>; keep: (value: Value) => void; breakIt: (reason: string) => void } {
  let keep: (value: Value) => void = () => undefined
  let breakIt: (reason: string) => void = () => undefined
  const promise = new Promise<Value>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`waited too long for ${what}`)), patienceMs)
    keep = (value) => {
      clearTimeout(timer)
      resolve(value)
    }
    breakIt = (reason) => {
      clearTimeout(timer)
      reject(new Error(`${what}: ${reason}`))
    }
  })
  return { promise, keep, breakIt }
}

export class OpenPage {
  private readonly answers = new Map<string, ReturnType<typeof promised<CommandAnswer>>>()
  private readonly acknowledgements = new Map<number, ReturnType<typeof promised<void>>>()
  private readonly heard: News[] = []
  private asked = 0
  private leaving = false

  private constructor(
    readonly grant: SessionGrant,
    readonly doc: Y.Doc,
    private readonly provider: WebsocketProvider,
  ) {}

  /** Opens the page; resolves when the document is there and the server has told what it has decided so far. */
  static async open(
    browser: Browser,
    pageId: PageId,
    doc: Y.Doc,
    request: Omit<SessionRequest, 'spares' | 'schemaVersion'>,
  ): Promise<OpenPage> {
    const grant = await browser.ask('POST', `/api/pages/${pageId}/sessions`, sessionGrant, { ...request, schemaVersion: pageSchemaVersion })
    doc.clientID = grant.clientId
    const address = browser.address.replace(/^http/, 'ws') + socketPath
    const provider = new WebsocketProvider(address, pageId, doc, {
      connect: false,
      disableBc: true,
      params: { ticket: grant.ticket },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      shouldReconnect: () => false,
    })
    const page = new OpenPage(grant, doc, provider)
    await page.connect()
    return page
  }

  /** What the server told on opening. */
  get welcome(): Welcome {
    const found = this.heard.find((one): one is Welcome => one.kind === 'welcome')
    if (!found) throw new Error('the server has not said what it has decided')
    return found
  }

  /** The command's place in the page's sequence; throws the server's reason when it is refused. */
  async command(command: Command): Promise<number> {
    const id = crypto.randomUUID()
    const answer = promised<CommandAnswer>(`an answer to ${command.kind}`)
    this.answers.set(id, answer)
    this.write(messageType.command, (encoder) => encoding.writeVarString(encoder, JSON.stringify({ id, command })))
    const given = await answer.promise
    if (!given.ok) throw new Error(`${command.kind} was refused: ${given.reason}`)
    return given.seq
  }

  /** Resolves when everything written before is durable on the server. */
  saved(): Promise<void> {
    const n = ++this.asked
    const acknowledgement = promised<void>('the server to keep what was written')
    this.acknowledgements.set(n, acknowledgement)
    this.write(messageType.ack, (encoder) => encoding.writeVarUint(encoder, n))
    return acknowledgement.promise
  }

  /** Resolves when the document is as wanted. */
  async sees(what: string, wanted: (doc: Y.Doc) => boolean): Promise<void> {
    if (wanted(this.doc)) return
    const seen = promised<void>(what)
    const look = (): void => {
      if (wanted(this.doc)) seen.keep()
    }
    this.doc.on('update', look)
    await seen.promise.finally(() => this.doc.off('update', look))
  }

  /** The connection is gone; the page stays open. */
  loseConnection(): void {
    this.leaving = true
    this.provider.disconnect()
  }

  close(): void {
    this.leaving = true
    this.provider.destroy()
  }

  private async connect(): Promise<void> {
    const ready = promised<void>('the page to open')
    const { messageHandlers } = this.provider
    messageHandlers[messageType.ack] = (_encoder, decoder) => {
      const n = decoding.readVarUint(decoder)
      for (const [asked, acknowledgement] of this.acknowledgements) {
        if (asked > n) continue
        acknowledgement.keep()
        this.acknowledgements.delete(asked)
      }
    }
    messageHandlers[messageType.answer] = (_encoder, decoder) => {
      const answer = commandAnswer.parse(JSON.parse(decoding.readVarString(decoder)))
      this.answers.get(answer.id)?.keep(answer)
      this.answers.delete(answer.id)
    }
    let synced = false
    const perhapsReady = (): void => {
      if (synced && this.heard.some((one) => one.kind === 'welcome')) ready.keep()
    }
    messageHandlers[messageType.news] = (_encoder, decoder) => {
      this.heard.push(news.parse(JSON.parse(decoding.readVarString(decoder))))
      perhapsReady()
    }
    this.provider.on('status', ({ status }) => {
      if (status === 'connected') this.write(messageType.announce, (encoder) => encoding.writeVarUint(encoder, protocolVersion))
    })
    this.provider.on('sync', (isSynced) => {
      synced = isSynced
      perhapsReady()
    })
    this.provider.on('connection-close', (event) => {
      if (this.leaving) return
      const reason = `the server closed the page (${event?.code ?? 'no code'} ${event?.reason ?? ''})`
      ready.breakIt(reason)
      for (const waiting of [...this.answers.values(), ...this.acknowledgements.values()]) waiting.breakIt(reason)
    })
    this.provider.connect()
    await ready.promise
  }

  private write(type: number, body: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    body(encoder)
    this.provider.ws?.send(encoding.toUint8Array(encoder))
  }
}
