/**
 * Who is asking, before any board is named: perhaps a user with a sign-in, perhaps a device with people at it. Read
 * from the cookies of a request and checked against the database each time, so that disabling a user, ending their
 * sign-ins or forgetting a device takes effect with the next request.
 */
import { getToken } from 'next-auth/jwt'
import type { DeviceId, UserId } from '@/domain/base/ids'
import { environment } from '../env'
import { prisma } from '../prisma'
import { deviceByToken, deviceCookieName } from './device'

export interface SignedInUser {
  readonly id: UserId
  readonly name: string
  readonly email: string
  readonly kind: 'facilitator' | 'evaluator'
  readonly mayCreateBoards: boolean
  readonly mayManageUsers: boolean
}

export interface Caller {
  readonly user: SignedInUser | null
  readonly deviceId: DeviceId | null
}

export const nobody: Caller = { user: null, deviceId: null }

/** The cookies of a request by name; a later one of the same name does not replace an earlier one (RFC 6265, 5.4). */
export function cookiesOf(headers: Headers): Record<string, string> {
  const cookies: Record<string, string> = {}
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at < 1) continue
    const name = part.slice(0, at).trim()
    cookies[name] ??= part.slice(at + 1).trim()
  }
  return cookies
}

/** The user `id` as they stand now, or null when there is none, they are disabled, or `version` was left behind. */
export async function standingUser(id: string, version: number): Promise<SignedInUser | null> {
  const user = await prisma().user.findUnique({ where: { id } })
  if (!user || user.disabledAt || user.signInVersion !== version) return null
  const facilitator = user.kind === 'facilitator'
  return {
    id: user.id as UserId,
    name: user.name ?? user.email ?? '',
    email: user.email ?? '',
    kind: facilitator ? 'facilitator' : 'evaluator',
    mayCreateBoards: facilitator,
    mayManageUsers: facilitator && user.mayManageUsers,
  }
}

async function signedInUser(headers: Headers, cookies: Record<string, string>): Promise<SignedInUser | null> {
  const { secrets, publicUrl } = environment()
  const token = await getToken({
    req: { cookies, headers: Object.fromEntries(headers) } as unknown as Parameters<typeof getToken>[0]['req'],
    secret: secrets.auth,
    secureCookie: publicUrl.startsWith('https://'),
  })
  if (!token?.sub || typeof token.signInVersion !== 'number') return null
  return standingUser(token.sub, token.signInVersion)
}

export async function callerFrom(headers: Headers): Promise<Caller> {
  const cookies = cookiesOf(headers)
  const [user, deviceId] = await Promise.all([signedInUser(headers, cookies), deviceByToken(cookies[deviceCookieName])])
  return { user, deviceId }
}
