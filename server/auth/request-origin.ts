/**
 * Where a request comes from: which site asked for it, and which address it was sent from. Cookies travel with requests
 * other sites cause, so everything that changes something must come from our own pages.
 */
import { environment } from '../env'

/** True when the browser says the request was made by a page of ours. A request that says nothing at all is refused too. */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin'
  if (!URL.canParse(origin)) return false
  const asked = new URL(origin)
  return asked.origin === new URL(environment().publicUrl).origin || asked.host === headers.get('host')
}

/**
 * The address the request was sent from, for counting tries. Of the addresses in X-Forwarded-For only those that our
 * own proxies wrote are believed: the last one without a proxy (the server itself writes it), one further left per proxy.
 */
export function senderAddress(headers: Headers): string {
  const path = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
  const believed = Math.max(1, environment().trustedProxies)
  return path.at(-believed) ?? path[0] ?? 'unknown'
}
