/**
 * Branded ids. A `BoardId` cannot be handed to something that wants a `PageId`, although both are strings
 * at run time. Brands are given at the boundary only: by a schema that parsed the value, or by the code that made it.
 */
import { z } from 'zod'

declare const brand: unique symbol
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name }

const textId = <Name extends string>() =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .transform((value) => value as Branded<string, Name>)

export const boardId = textId<'BoardId'>()
export type BoardId = z.infer<typeof boardId>

export const pageId = textId<'PageId'>()
export type PageId = z.infer<typeof pageId>

/** One person on one board. Never a name: names change and can be erased, the id cannot be traced back without the key. */
export const participantId = textId<'ParticipantId'>()
export type ParticipantId = z.infer<typeof participantId>

/** One person at one open page on one device, from the issue of a ticket until the page is closed. */
export const sessionId = textId<'SessionId'>()
export type SessionId = z.infer<typeof sessionId>

/** Someone with a sign-in (facilitator or evaluator). Participants need none. */
export const userId = textId<'UserId'>()
export type UserId = z.infer<typeof userId>

export const deviceId = textId<'DeviceId'>()
export type DeviceId = z.infer<typeof deviceId>

/** An object on a page: note, area or connector. Made by the client, random, 10 to 32 base-36 characters. */
export const objectId = z
  .string()
  .regex(/^[a-z0-9]{10,32}$/)
  .transform((value) => value as Branded<string, 'ObjectId'>)
export type ObjectId = z.infer<typeof objectId>

/** The Yjs client id. Issued by the server from 21 random bits, bound to a participant and a session before the first edit. */
export const clientId = z
  .number()
  .int()
  .min(256)
  .max(2 ** 28 - 1)
  .transform((value) => value as Branded<number, 'ClientId'>)
export type ClientId = z.infer<typeof clientId>
