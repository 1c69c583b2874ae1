/**
 * Every page gets a content security policy with a nonce of its own: only scripts and styles that we wrote into this
 * very page run. Next reads the nonce from the request's copy of the policy and stamps its own tags with it.
 */
import { type NextRequest, NextResponse } from 'next/server'

const dev = process.env.NODE_ENV !== 'production'

/** The policy for one page. In development React needs `eval` for its traces, and hot reload writes styles. */
function policy(nonce: string, secure: boolean): string {
  const rules: Record<string, string> = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    'style-src': dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self' blob:",
    'manifest-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    ...(secure ? { 'upgrade-insecure-requests': '' } : {}),
  }
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ')
}

export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
  const secure = request.nextUrl.protocol === 'https:'
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy(nonce, secure))
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy(nonce, secure))
  if (secure) response.headers.set('strict-transport-security', 'max-age=31536000')
  return response
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico|service-worker.js).*)'] }
