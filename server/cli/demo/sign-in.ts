/** Signing in as the sign-in page does: a token against forgery first, then the form. */
import { z } from 'zod'
import { done } from '@/domain/protocol/user-requests'
import type { Browser } from './browser'

const csrf = z.object({ csrfToken: z.string() })

async function signIn(browser: Browser, way: 'password' | 'link', fields: Record<string, string>): Promise<void> {
  const { csrfToken } = await browser.ask('GET', '/api/auth/csrf', csrf)
  await browser.submit(`/api/auth/callback/${way}`, { ...fields, csrfToken, callbackUrl: browser.address, json: 'true' })
  if (!browser.holds('next-auth.session-token')) throw new Error('signing in failed')
}

/** The very first sign-in: made with the one-time code that the server printed. */
export async function signInFirst(
  browser: Browser,
  code: string,
  person: { name: string; email: string; password: string },
): Promise<void> {
  await browser.ask('POST', '/api/set-up', done, { code, ...person })
  await signIn(browser, 'password', { email: person.email, password: person.password })
}

/** By the link that an invited evaluator was given. */
export async function signInByLink(browser: Browser, address: string): Promise<void> {
  const url = new URL(address)
  const token = url.searchParams.get('token') ?? url.pathname.split('/').at(-1) ?? ''
  await signIn(browser, 'link', { token })
}
