/**
 * The wire: y-protocols messages 0–3 as they are, and ours from 101 up. One message per websocket frame, always.
 *
 * A client that never sends ANNOUNCE is a plain `WebsocketProvider` with a ticket and an issued id; it gets the
 * document and presence and none of our messages (it would log an error for each).
 *
 *     0 sync   1 awareness   3 query awareness                      both ways, y-protocols
 *     101 ANNOUNCE   client → server  varint version                "I understand your messages"
 *     102 ACK        client → server  varint n                      "tell me when everything before this is durable"
 *                    server → client  varint n                      "it is"
 *     103 COMMAND    client → server  string JSON `commandRequest`
 *     104 ANSWER     server → client  string JSON `commandAnswer`   after the command is durable, or refused
 *     105 NEWS       server → client  string JSON `news`            what the server decided, in the page's sequence
 */
import { z } from 'zod'
import { objectId, participantId, sessionId } from '../base/ids'
import { experienceGroup, role } from '../access/role'
import { tagAssertion } from '../involvement/tag'
import { taxonomyId } from '../involvement/taxonomy'
import { contributorsDeclaration } from '../contribution/contributors'

export const protocolVersion = 1

export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  announce: 101,
  ack: 102,
  command: 103,
  answer: 104,
  news: 105,
} as const

/**
 * Why the server closed the socket. 4400–4499 are permanent for y-websocket: it stops and emits `closed`. 1012 (restart)
 * and 1013 (too slow, come back) are transient: it returns by itself.
 */
export const closeCode = {
  /** The ticket is missing, forged, used up or too old: ask for a new one. */
  badTicket: 4401,
  /** An update was refused; the reason says which rule. The bytes are in quarantine. */
  refused: 4403,
  /** Access ended while the page was open: role changed to none, link revoked. */
  accessEnded: 4405,
  /** The same client id connected again; the older connection is closed. */
  replaced: 4409,
  /** The page's epoch has moved on: drop the local copy and load afresh. */
  epochOver: 4410,
  /** This client is too old for the page. */
  tooOld: 4426,
  restart: 1012,
  tooSlow: 1013,
} as const

/** Reasons of a 4403, by rule. The words for people are in the client; these are for logs and tests. */
export const refusalReasons = [
  'malformed',
  'too-big',
  'read-only',
  'unissued',
  'foreign',
  'length',
  'policy-root',
  'policy-object',
  'policy-key',
  'policy-write-once',
  'policy-node',
  'policy-content',
  'policy-delete',
  'policy-locked',
  'policy-limit',
  'protocol',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** What may be asked of the server beyond editing the document. One row each, in the page's sequence. */
export const command = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tag.assert'),
    objectId,
    taxonomy: taxonomyId,
    version: z.number().int().positive(),
    terms: z.array(z.string().max(64)).max(8),
  }),
  z.object({ kind: z.literal('contributors.declare'), objectId, contributors: contributorsDeclaration, reason: z.string().max(500) }),
])
export type Command = z.infer<typeof command>

/** `id` makes a command safe to send twice: the second is answered with the first one's outcome. */
export const commandRequest = z.object({ id: z.string().min(8).max(64), command })
export type CommandRequest = z.infer<typeof commandRequest>

export const commandAnswer = z.discriminatedUnion('ok', [
  z.object({ id: z.string(), ok: z.literal(true), seq: z.number().int() }),
  z.object({ id: z.string(), ok: z.literal(false), reason: z.string() }),
])
export type CommandAnswer = z.infer<typeof commandAnswer>

/** One person as the others on the board may know them. */
export const rosterPerson = z.object({
  participantId,
  name: z.string(),
  group: experienceGroup,
  role,
  colour: z.string(),
  symbol: z.string(),
  here: z.boolean(),
})
export type RosterPerson = z.infer<typeof rosterPerson>

/** Whose words a client id writes, and who typed them when that is somebody else. */
export const rosterClient = z.object({ clientId: z.number().int(), participantId, operatedBy: participantId.nullable() })
export type RosterClient = z.infer<typeof rosterClient>

export const news = z.discriminatedUnion('kind', [
  /** Sent in answer to ANNOUNCE: everything the server has decided about this page up to now. */
  z.object({
    kind: z.literal('welcome'),
    sessionId,
    mayWrite: z.boolean(),
    people: z.array(rosterPerson),
    clients: z.array(rosterClient),
    tags: z.array(tagAssertion),
    contributors: z.array(
      z.object({ seq: z.number().int(), objectId, contributors: contributorsDeclaration, by: participantId, at: z.number().int() }),
    ),
  }),
  /** People or client ids that are new or changed. */
  z.object({ kind: z.literal('roster'), people: z.array(rosterPerson), clients: z.array(rosterClient) }),
  z.object({ kind: z.literal('tag'), tag: tagAssertion }),
  z.object({
    kind: z.literal('contributors'),
    seq: z.number().int(),
    objectId,
    contributors: contributorsDeclaration,
    by: participantId,
    at: z.number().int(),
  }),
  /** One's own access changed while the page was open. */
  z.object({ kind: z.literal('access'), role, mayWrite: z.boolean() }),
])
export type News = z.infer<typeof news>

/** What the page answers to the request for a session: everything a client needs before its first edit. */
export const sessionGrant = z.object({
  sessionId,
  participantId,
  /** Bind this id to the document before the first edit. */
  clientId: z.number().int(),
  /** Ids for starting offline; each may be used once. */
  spares: z.array(z.number().int()),
  /** One-time, short-lived; goes into the websocket address as `ticket`. */
  ticket: z.string(),
  epoch: z.number().int(),
  schemaVersion: z.number().int(),
  role,
  mayWrite: z.boolean(),
})
export type SessionGrant = z.infer<typeof sessionGrant>

/** How the words reached the board. */
export const vias = ['own device', 'shared device', 'scribe', 'dictation', 'voice note passed on', 'phone call', 'paper'] as const
export const via = z.enum(vias)
export type Via = z.infer<typeof via>

export const sessionRequest = z.object({
  /** Who is writing, when the device is shared by several people of this board. */
  participantId: participantId.optional(),
  /** Write for this person, who agreed to it. The words are theirs; who typed is recorded beside. */
  scribeFor: participantId.optional(),
  via: via.optional(),
  spares: z.number().int().min(0).max(3).default(0),
  schemaVersion: z.number().int(),
})
export type SessionRequest = z.infer<typeof sessionRequest>

/** Path of the websocket: `/ws/<pageId>?ticket=…`; y-websocket appends the room name to the server address. */
export const socketPath = '/ws'

/** The presence a client shows. The server overwrites `person`; a client's own claim never reaches anybody. */
export const presenceState = z.object({
  person: z.object({ participantId, name: z.string(), colour: z.string() }).optional(),
  cursor: z.object({ x: z.number(), y: z.number() }).nullable().optional(),
  /** Objects selected, and positions of a drag in flight. */
  selection: z.array(objectId).max(200).optional(),
  drag: z
    .object({ ids: z.array(objectId).max(200), dx: z.number(), dy: z.number() })
    .nullable()
    .optional(),
  /** The note being edited and the text caret (Yjs relative positions as JSON). */
  editing: z.object({ objectId, anchor: z.unknown(), head: z.unknown() }).nullable().optional(),
})
export type PresenceState = z.infer<typeof presenceState>
