/**
 * A page's server in the same process, over pipes the test owns: sessions, tickets, the room with the ownership rule, and
 * our own messages. Small on purpose; the real one is in `server/`.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Role } from '@/domain/access/role'
import type { ParticipantId, SessionId } from '@/domain/base/ids'
import {
  commandRequest,
  type CommandAnswer,
  type CommandRequest,
  messageType,
  type News,
  type RosterPerson,
  type SessionGrant,
} from '@/domain/protocol/wire'
import type { Fetch } from '../session-api'

interface Session {
  readonly sessionId: string
  readonly participantId: ParticipantId
  readonly clientId: number
}

export type FakeServer = ReturnType<typeof createFakeServer>

export function createFakeServer() {
  let doc = new Y.Doc()
  let epoch = 1
  let online = true
  let nextClient = 1_000
  let nextTicket = 1
  let refuseSessions: { status: number; reason: string; words: string; once?: boolean } | null = null
  const registry = new Map<number, ParticipantId>()
  const sessions = new Map<string, Session>()
  const tickets = new Map<string, Session>()
  const roles = new Map<string, Role>()
  const sockets = new Set<FakeSocket>()
  const asked: number[] = []
  const commands: CommandRequest[] = []
  const requests: string[] = []
  const held: Array<() => void> = []
  let holding = false
  let answer: (request: CommandRequest) => CommandAnswer = (request) => ({ id: request.id, ok: true, seq: commands.length })

  const roleOf = (participantId: string): Role => roles.get(participantId) ?? 'participant'
  const mayWrite = (participantId: string): boolean => ['participant', 'facilitator'].includes(roleOf(participantId))
  const issueId = (participantId: ParticipantId): number => {
    registry.set(nextClient, participantId)
    return nextClient++
  }
  const grantFor = (session: Session, spares: readonly number[]): SessionGrant => {
    const ticket = `t${nextTicket++}`
    tickets.set(ticket, session)
    const { sessionId, participantId, clientId } = session
    const role = roleOf(participantId)
    return {
      sessionId: sessionId as SessionId,
      participantId,
      clientId,
      spares: [...spares],
      ticket,
      epoch,
      schemaVersion: 1,
      role,
      mayWrite: mayWrite(participantId),
    }
  }
  const fetch: Fetch = async (address, init) => {
    if (!online) throw new TypeError('no network')
    requests.push(address)
    const body = JSON.parse(init.body) as { participantId?: ParticipantId; scribeFor?: ParticipantId; spares?: number }
    if (refuseSessions) {
      const { reason, words, status, once } = refuseSessions
      if (once) refuseSessions = null
      return Response.json({ error: { reason, words } }, { status })
    }
    const renewing = /^\/api\/sessions\/(.+)\/ticket$/.exec(address)
    if (renewing) {
      const session = sessions.get(renewing[1] ?? '')
      return session
        ? Response.json(grantFor(session, []))
        : Response.json({ error: { reason: 'not-found', words: 'No such session.' } }, { status: 404 })
    }
    const participantId = body.scribeFor ?? body.participantId ?? ('ann' as ParticipantId)
    const session: Session = { sessionId: `s${sessions.size + 1}`, participantId, clientId: issueId(participantId) }
    sessions.set(session.sessionId, session)
    return Response.json(
      grantFor(
        session,
        Array.from({ length: body.spares ?? 0 }, () => issueId(participantId)),
      ),
    )
  }

  const person = (participantId: ParticipantId): RosterPerson => ({
    participantId,
    name: participantId.toUpperCase(),
    group: 'lived',
    role: roleOf(participantId),
    colour: '#123456',
    symbol: '★',
    here: true,
  })
  const welcome = (session: Session): News => ({
    kind: 'welcome',
    sessionId: session.sessionId as SessionId,
    mayWrite: mayWrite(session.participantId),
    people: [...new Set(registry.values())].map(person),
    clients: [...registry].map(([clientId, participantId]) => ({ clientId, participantId, operatedBy: null })),
    tags: [],
    contributors: [],
  })

  const frame = (type: number, body: (encoder: encoding.Encoder) => void): Uint8Array => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    body(encoder)
    return encoding.toUint8Array(encoder)
  }
  const step1 = (): Uint8Array => frame(messageType.sync, (encoder) => syncProtocol.writeSyncStep1(encoder, doc))
  const json = (type: number, value: unknown): Uint8Array =>
    frame(type, (encoder) => encoding.writeVarString(encoder, JSON.stringify(value)))
  const whenNotHeld = (act: () => void): void => {
    if (holding) held.push(act)
    else act()
  }

  /** The ownership rule of the real room, as far as a client can notice it. */
  const apply = (socket: FakeSocket, update: Uint8Array): void => {
    const decoded = Y.decodeUpdate(update)
    const state = Y.decodeStateVector(Y.encodeStateVector(doc))
    for (const struct of decoded.structs) {
      if (struct instanceof Y.Skip) continue
      if (struct.id.clock + struct.length <= (state.get(struct.id.client) ?? 0)) continue
      const owner = registry.get(struct.id.client)
      if (!owner) return socket.shut(4403, 'unissued')
      if (owner !== socket.session?.participantId) return socket.shut(4403, 'foreign')
      if (!mayWrite(owner)) return socket.shut(4403, 'read-only')
    }
    const relay = (change: Uint8Array): void => {
      const bytes = frame(messageType.sync, (encoder) => syncProtocol.writeUpdate(encoder, change))
      for (const other of sockets) if (other !== socket) other.deliver(bytes)
    }
    doc.on('update', relay)
    Y.applyUpdate(doc, update, socket)
    doc.off('update', relay)
    if (doc.store.pendingStructs) throw new Error('an update waits for something missing')
  }
  const receive = (socket: FakeSocket, bytes: Uint8Array): void => {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === messageType.sync) {
      const kind = decoding.readVarUint(decoder)
      const body = decoding.readVarUint8Array(decoder)
      if (kind === syncProtocol.messageYjsSyncStep1) {
        socket.deliver(
          frame(messageType.sync, (encoder) => {
            encoding.writeVarUint(encoder, syncProtocol.messageYjsSyncStep2)
            encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc, body))
          }),
        )
      } else apply(socket, body)
    } else if (type === messageType.awareness) {
      // Only the sender's own entry, under the name the server knows.
      const scratch = new awarenessProtocol.Awareness(new Y.Doc())
      awarenessProtocol.applyAwarenessUpdate(scratch, decoding.readVarUint8Array(decoder), 'wire')
      const id = socket.session?.clientId ?? -1
      const state = scratch.getStates().get(id)
      const { participantId } = socket.session ?? {}
      if (state && participantId)
        scratch.getStates().set(id, { ...state, person: { participantId, name: participantId.toUpperCase(), colour: '#123456' } })
      const update = scratch.meta.has(id) ? awarenessProtocol.encodeAwarenessUpdate(scratch, [id]) : null
      scratch.destroy()
      if (update)
        for (const other of sockets)
          if (other !== socket) other.deliver(frame(messageType.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update)))
    } else if (type === messageType.announce && socket.session) {
      socket.announced = true
      socket.deliver(json(messageType.news, welcome(socket.session)))
    } else if (type === messageType.ack) {
      const n = decoding.readVarUint(decoder)
      asked.push(n)
      whenNotHeld(() => socket.deliver(frame(messageType.ack, (encoder) => encoding.writeVarUint(encoder, n))))
    } else if (type === messageType.command) {
      const request = commandRequest.parse(JSON.parse(decoding.readVarString(decoder)))
      if (!commands.some((one) => one.id === request.id)) commands.push(request)
      whenNotHeld(() => socket.deliver(json(messageType.answer, answer(request))))
    }
  }

  class FakeSocket {
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly CLOSING = 2
    readonly CLOSED = 3
    readyState = 0
    binaryType = 'blob'
    session: Session | null = null
    announced = false
    onopen: (() => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    onerror: (() => void) | null = null
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null

    constructor(address: string) {
      queueMicrotask(() => {
        if (this.readyState !== 0) return
        if (!online) return this.shut(1006, '')
        const ticket = new URL(address).searchParams.get('ticket') ?? ''
        this.session = tickets.get(ticket) ?? null
        tickets.delete(ticket)
        this.readyState = 1
        this.onopen?.()
        if (!this.session) return this.shut(4401, 'bad ticket')
        sockets.add(this)
        this.deliver(step1())
      })
    }
    send(data: Uint8Array): void {
      // What was sent before a close still arrives.
      if (this.readyState !== 1) return
      const copy = data.slice()
      queueMicrotask(() => this.session && receive(this, copy))
    }
    deliver(data: Uint8Array): void {
      queueMicrotask(() => this.readyState === 1 && this.onmessage?.({ data: data.slice().buffer }))
    }
    shut(code: number, reason: string): void {
      sockets.delete(this)
      this.readyState = 3
      queueMicrotask(() => this.onclose?.({ code, reason }))
    }
    close(): void {
      if (this.readyState !== 3) this.shut(1000, '')
    }
  }

  return {
    fetch,
    WebSocketImpl: FakeSocket as unknown as typeof WebSocket,
    registry,
    roles,
    asked,
    commands,
    requests,
    get doc() {
      return doc
    },
    connections: () => sockets.size,
    announced: () => [...sockets].every((socket) => socket.announced),
    setOnline: (next: boolean): void => {
      online = next
      if (!next) for (const socket of [...sockets]) socket.shut(1006, '')
    },
    refuseSessions: (how: typeof refuseSessions): void => void (refuseSessions = how),
    endSessions: (): void => sessions.clear(),
    shutAll: (code: number, reason = ''): void => {
      for (const socket of [...sockets]) socket.shut(code, reason)
    },
    /** A new generation of the page: same words unless `change` takes some away. */
    renewEpoch: (change: (next: Y.Doc) => void): void => {
      const next = new Y.Doc()
      Y.applyUpdate(next, Y.encodeStateAsUpdate(doc))
      change(next)
      doc = next
      epoch += 1
      for (const socket of [...sockets]) socket.shut(4410, 'epoch')
    },
    askAgain: (): void => {
      for (const socket of sockets) socket.deliver(step1())
    },
    tell: (news: News): void => {
      for (const socket of sockets) if (socket.announced) socket.deliver(json(messageType.news, news))
    },
    answerWith: (next: typeof answer): void => void (answer = next),
    /** Keeps confirmations and answers back until `release`. */
    hold: (): void => void (holding = true),
    release: (): void => {
      holding = false
      for (const act of held.splice(0)) act()
    },
    dropHeld: (): void => void held.splice(0),
  }
}
