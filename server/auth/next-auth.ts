/**
 * Sign-in of facilitators and evaluators. Only people who were invited can get in, whichever way they prove who they
 * are: nothing here ever makes a user. The token in the cookie carries `signInVersion`; raising it in the database
 * ends every sign-in of that user with the next request.
 */
import { PrismaAdapter } from '@auth/prisma-adapter'
import type { NextAuthOptions } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import CredentialsProvider from 'next-auth/providers/credentials'
import EmailProvider from 'next-auth/providers/email'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { emailAddress } from '@/domain/protocol/user-requests'
import { environment } from '../env'
import { prisma } from '../prisma'
import { sendMail, signInLetter } from './mail'
import { passwordFits } from './passwords'
import { countTry, forgive, mayTry } from './rate-limits'
import { senderAddress } from './request-origin'
import { useSignInLink } from './sign-in-link'

const thirtyDays = 30 * 24 * 3600
const oneDay = 24 * 3600

const standing = async (where: { id: string } | { email: string }) => {
  const user = await prisma().user.findUnique({ where })
  return user && !user.disabledAt ? user : null
}

const headersOf = (raw: Record<string, unknown> | undefined): Headers =>
  new Headers(Object.entries(raw ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))

/** Address and sender are limited together with the address alone, so that one account cannot be tried from many places. */
async function byPassword(email: unknown, password: unknown, headers: Headers) {
  const address = emailAddress.safeParse(email)
  if (!address.success || typeof password !== 'string' || password.length > 200) return null
  const [fromHere, atAll] = await Promise.all([mayTry('sign-in', senderAddress(headers)), mayTry('sign-in address', address.data)])
  if (!fromHere.ok || !atAll.ok) throw new Error('too-many')
  const user = await standing({ email: address.data })
  if (!(await passwordFits(user?.passwordHash ?? null, password)) || !user) {
    await Promise.all([countTry('sign-in', senderAddress(headers)), countTry('sign-in address', address.data)])
    return null
  }
  await forgive('sign-in address', address.data)
  return { id: user.id, name: user.name, email: user.email }
}

async function byLink(token: unknown, headers: Headers) {
  const counted = await countTry('sign-in', senderAddress(headers))
  if (!counted.ok) throw new Error('too-many')
  const id = typeof token === 'string' && token.length < 100 ? await useSignInLink(token) : null
  return id && { id }
}

const passwordWay = () =>
  CredentialsProvider({
    id: 'password',
    name: 'Password',
    credentials: { email: { label: 'E-mail' }, password: { label: 'Password', type: 'password' } },
    authorize: (given, request) => byPassword(given?.email, given?.password, headersOf(request.headers)),
  })

const linkWay = () =>
  CredentialsProvider({
    id: 'link',
    name: 'Link',
    credentials: { token: { label: 'Link' } },
    authorize: (given, request) => byLink(given?.token, headersOf(request.headers)),
  })

/** E-mail links. To an address nobody was invited with nothing is sent, and the screen says the same either way. */
const emailWay = (from: string) =>
  EmailProvider({
    server: {},
    from,
    maxAge: oneDay,
    normalizeIdentifier: (given) => emailAddress.parse(given),
    sendVerificationRequest: async ({ identifier, url }) => {
      const counted = await countTry('mail', identifier)
      if (!counted.ok || !(await standing({ email: identifier }))) return
      // Not waited for: how long the mail server takes would tell who is known.
      void sendMail(signInLetter(identifier, url, 'The link works once, for one day.'))
    },
  })

interface Claims {
  readonly sub: string
  readonly name?: string
  readonly email?: string
  readonly email_verified?: boolean
}

const oidcWay = (settings: NonNullable<ReturnType<typeof environment>['oidc']>): OAuthConfig<Claims> => ({
  id: 'oidc',
  name: settings.name,
  type: 'oauth',
  wellKnown: `${settings.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
  clientId: settings.clientId,
  clientSecret: settings.clientSecret,
  authorization: { params: { scope: 'openid email profile' } },
  idToken: true,
  checks: ['pkce', 'state', 'nonce'],
  /**
   * Many organisations put only the number of a person into the signed token and tell the address when asked (OpenID
   * Connect Core, 5.4). Address and "verified" are always taken from the same answer.
   */
  userinfo: {
    request: async ({ tokens, client }) => {
      const signed = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>
      const claims = signed.claims()
      // Given the whole set of tokens, not the access token alone, it refuses an answer about somebody else.
      return claims.email === undefined && signed.access_token ? client.userinfo(signed) : claims
    },
  },
  /** Safe because only invited addresses are let in, and only when the organisation says the address is verified. */
  allowDangerousEmailAccountLinking: true,
  profile: (profile) => ({
    id: profile.sub,
    name: profile.name ?? null,
    email: profile.email?.toLowerCase() ?? null,
  }),
})

/**
 * Who somebody is, is their address, proved anew at each sign-in. No account of an organisation is remembered, for next-auth
 * would hand it to whoever is signed in at the same browser, and keep it when the organisation's server is replaced by
 * another that counts its people afresh. For the same reason a sign-in takes no notice of one that stands already.
 */
function adapter(): Adapter {
  return {
    ...(PrismaAdapter(prisma()) as Adapter),
    getUser: () => null,
    getUserByAccount: () => null,
    linkAccount: () => undefined,
    createUser: () => Promise.reject(new Error('Only somebody who was invited gets in.')),
  }
}

export const waysToSignIn = () => {
  const { smtp, oidc } = environment()
  return { mail: smtp !== null, organisation: oidc?.name ?? null }
}

/** A function, so that nothing connects while the routes are merely being built. */
export function authOptions(): NextAuthOptions {
  const { smtp, oidc, secrets, publicUrl } = environment()
  return {
    adapter: adapter(),
    secret: secrets.auth,
    useSecureCookies: publicUrl.startsWith('https://'),
    session: { strategy: 'jwt', maxAge: thirtyDays },
    pages: { signIn: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in/sent' },
    providers: [passwordWay(), linkWay(), ...(smtp ? [emailWay(smtp.from)] : []), ...(oidc ? [oidcWay(oidc)] : [])],
    callbacks: {
      async signIn({ user, account, profile, email }) {
        // Asking for a letter: who is sent one is decided where it is sent, so that the answer tells nobody who is known.
        if (email?.verificationRequest) return true
        if (account?.provider === 'oidc' && (profile as { email_verified?: boolean } | undefined)?.email_verified !== true) return false
        const known =
          account?.type === 'credentials' ? await standing({ id: user.id }) : user.email ? await standing({ email: user.email }) : null
        return known !== null
      },
      async jwt({ token, user }) {
        if (!user) return token
        const known = await standing({ id: user.id })
        return known ? { sub: known.id, signInVersion: known.signInVersion } : token
      },
    },
  }
}
