/**
 * What the server answers over HTTP when it says no: a reason for programs and words for people. The reason never
 * changes for the sake of wording; the words may.
 */
import { z } from 'zod'

export const refusalKinds = [
  /** The request does not make sense: a field is missing or wrong. */
  'invalid',
  /** Nobody known is asking: sign in, or join. */
  'unknown-person',
  /** The person is known and may not do this. */
  'not-allowed',
  /** There is no such thing, or not for this person: the two are told alike on purpose. */
  'not-found',
  /** The link, code or invitation is over: expired, revoked or used. */
  'over',
  /** It cannot be done as things stand; the words say why. */
  'conflict',
  /** Too many tries; wait. */
  'too-many',
  /** The request came from another site. */
  'other-site',
  /** This page of the product is older than the board. */
  'too-old',
] as const
export type RefusalKind = (typeof refusalKinds)[number]

export const refusal = z.object({ reason: z.enum(refusalKinds), words: z.string() })
export type Refusal = z.infer<typeof refusal>

/** The body of every answer that is not a success. */
export const refusalBody = z.object({ error: refusal })

export const statusOf: Record<RefusalKind, number> = {
  invalid: 400,
  'unknown-person': 401,
  'not-allowed': 403,
  'other-site': 403,
  'not-found': 404,
  conflict: 409,
  over: 410,
  'too-old': 426,
  'too-many': 429,
}
