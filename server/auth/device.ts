/**
 * The device: a browser that people joined with. It carries one random token in a cookie scripts cannot read; who sits
 * at it is the server's knowledge (device seats). Several people may share one device.
 */
import { randomUUID } from 'node:crypto'
import type { DeviceId } from '@/domain/base/ids'
import { environment } from '../env'
import { prisma } from '../prisma'
import { hashOfToken, randomToken } from './tokens'

export const deviceCookieName = 'evenboard_device'
const oneYear = 365 * 24 * 3600

/** The Set-Cookie line that makes this browser the device of `token`. Secure whenever the site is served over https. */
export function deviceCookie(token: string): string {
  const secure = environment().publicUrl.startsWith('https://') ? '; Secure' : ''
  return `${deviceCookieName}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${oneYear}${secure}`
}

/** The device that holds `token`, or null when the token is none of ours. */
export async function deviceByToken(token: string | undefined): Promise<DeviceId | null> {
  if (!token || !/^[A-Za-z0-9_-]{43}$/.test(token)) return null
  const device = await prisma().device.findUnique({ where: { tokenHash: hashOfToken(token) }, select: { id: true } })
  return (device?.id as DeviceId | undefined) ?? null
}

/** A new device and the token for its cookie; the token is not kept here. */
export async function newDevice(): Promise<{ deviceId: DeviceId; token: string }> {
  const token = randomToken()
  const deviceId = randomUUID() as string as DeviceId
  await prisma().device.create({ data: { id: deviceId, tokenHash: hashOfToken(token) } })
  return { deviceId, token }
}
