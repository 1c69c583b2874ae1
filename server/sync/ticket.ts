/**
 * Tickets: what the page's HTTP side gives a browser so that it may open the page's websocket. Signed, short-lived and
 * for one use; whoever signs has already decided that this person may read the page. The hub asks the database again
 * (role, revocation, epoch) when the ticket arrives, so a ticket is never older news than a minute.
 */
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { clientId, pageId, participantId, sessionId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import { role } from '@/domain/access/role'

export const ticketLifetimeSeconds = 60
const audience = 'evenboard-page'

const claims = z.object({
  /** Session, page, participant whose words it writes, and who types when that is somebody else. */
  sid: sessionId,
  pid: pageId,
  par: participantId,
  opr: participantId.nullable(),
  /** Client id bound to this session. */
  cid: clientId,
  epoch: z.number().int(),
  /** Layout version the client understands. */
  schema: z.number().int(),
  role,
  /** Makes the ticket one of a kind: the hub accepts each once. */
  jti: z.string().min(1),
  /** Seconds since 1970. */
  exp: z.number().int(),
})
export type TicketClaims = z.infer<typeof claims>
export type NewTicket = Omit<TicketClaims, 'jti' | 'exp'>

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret)

/** Signs a ticket with a fresh `jti`. `secret` is the server's ticket secret (at least 32 bytes), `now` ms since 1970. */
export async function signTicket(secret: string, ticket: NewTicket, now = Date.now()): Promise<string> {
  const issuedAt = Math.floor(now / 1000)
  return new SignJWT({ ...ticket })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setJti(crypto.randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ticketLifetimeSeconds)
    .sign(keyOf(secret))
}

/** The claims of a genuine, unexpired ticket, or why it is not one. Does not know whether it was used before. */
export async function verifyTicket(secret: string, token: string, now = Date.now()): Promise<Result<TicketClaims, string>> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), { algorithms: ['HS256'], audience, currentDate: new Date(now) })
    const parsed = claims.safeParse(payload)
    return parsed.success ? accepted(parsed.data) : refused('the ticket does not hold what a ticket must')
  } catch (error) {
    return refused(error instanceof Error ? error.message : 'the ticket cannot be read')
  }
}

/** Remembers used tickets until they have expired anyway. */
export class UsedTickets {
  readonly #expiries = new Map<string, number>()

  /** True the first time a ticket is shown, false ever after. */
  use(ticket: TicketClaims, now = Date.now()): boolean {
    for (const [jti, expiry] of this.#expiries) {
      if (expiry * 1000 >= now) break
      this.#expiries.delete(jti)
    }
    if (this.#expiries.has(ticket.jti)) return false
    this.#expiries.set(ticket.jti, ticket.exp)
    return true
  }
}
