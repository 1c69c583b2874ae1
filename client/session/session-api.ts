/** Asking the server for a session and for tickets, over HTTP. */
import type { PageId } from '@/domain/base/ids'
import { refusalBody } from '@/domain/protocol/refusal'
import { type SessionGrant, sessionGrant, type SessionRequest } from '@/domain/protocol/wire'

export type Fetch = (address: string, init: RequestInit & { readonly body: string }) => Promise<Response>

/** `unreachable` passes by itself: no network, a server that is starting, too many requests at once. */
export type GrantAnswer =
  | { readonly kind: 'granted'; readonly grant: SessionGrant }
  | { readonly kind: 'refused'; readonly reason: string; readonly words: string }
  | { readonly kind: 'unreachable' }

export interface SessionApi {
  readonly issue: (pageId: PageId, request: SessionRequest) => Promise<GrantAnswer>
  readonly renew: (sessionId: string) => Promise<GrantAnswer>
}

/** A server that does not answer within this time counts as unreachable. */
const patience = 10_000

export function createSessionApi(fetch: Fetch): SessionApi {
  const post = async (address: string, body: unknown): Promise<GrantAnswer> => {
    try {
      const response = await fetch(address, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patience),
      })
      if (response.status >= 500 || response.status === 429 || response.status === 408) return { kind: 'unreachable' }
      const answer: unknown = await response.json()
      if (!response.ok) return refusalOf(answer)
      const grant = sessionGrant.safeParse(answer)
      return grant.success ? { kind: 'granted', grant: grant.data } : tooOld
    } catch {
      // fetch rejects when there is no network, and json() when something in between answered in the server's place:
      // both mean that the server was not reached.
      return { kind: 'unreachable' }
    }
  }
  return {
    issue: (pageId, request) => post(`/api/pages/${encodeURIComponent(pageId)}/sessions`, request),
    renew: (sessionId) => post(`/api/sessions/${encodeURIComponent(sessionId)}/ticket`, {}),
  }
}

const tooOld: GrantAnswer = { kind: 'refused', reason: 'too-old', words: 'Evenboard was updated. Load the page again to go on.' }

function refusalOf(answer: unknown): GrantAnswer {
  const parsed = refusalBody.safeParse(answer)
  return parsed.success
    ? { kind: 'refused', reason: parsed.data.error.reason, words: parsed.data.error.words }
    : { kind: 'refused', reason: 'not-allowed', words: 'You cannot open this page.' }
}
