/** Signing in and out through next-auth's own addresses: a token against forged requests first, then the form. */
import { z } from 'zod'
import { accepted, refused, type Result } from '@/domain/base/result'

const csrf = z.object({ csrfToken: z.string() })
const answered = z.object({ url: z.string() })

export type SignInRefusal = 'wrong' | 'too-many' | 'unreachable'

async function send(path: string, fields: Record<string, string>): Promise<Result<URL, SignInRefusal>> {
  try {
    const { csrfToken } = csrf.parse(await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json())
    const response = await fetch(`/api/auth/${path}`, { method: 'POST', body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }) })
    const url = new URL(answered.parse(await response.json()).url, location.href)
    const error = url.searchParams.get('error')
    if (error === null) return accepted(url)
    return refused(error === 'too-many' ? 'too-many' : 'wrong')
  } catch {
    // No network, or an answer that is not next-auth's: either way nobody was signed in.
    return refused('unreachable')
  }
}

const start = () => `${location.origin}/boards`

export const signInByPassword = (email: string, password: string) => send('callback/password', { email, password, callbackUrl: start() })
export const signInByLink = (token: string) => send('callback/link', { token, callbackUrl: start() })
/** Asks for a letter with a link. The answer is the same for addresses nobody was invited with. */
export const askForLetter = (email: string) => send('signin/email', { email, callbackUrl: start() })
/** The organisation's own sign-in page; go there. */
export const addressOfOrganisation = () => send('signin/oidc', { callbackUrl: start() })
export const signOut = () => send('signout', { callbackUrl: `${location.origin}/` })
