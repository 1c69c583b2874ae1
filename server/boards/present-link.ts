import type { LinkRole, LinkView } from '@/domain/protocol/people-requests'
import type { JoinLink } from '@/generated/prisma/client'
import { environment } from '../env'

export const addressOfLink = (link: JoinLink): string => `${environment().publicUrl}/join/${link.token}`

/** Whether the link lets people in at `now`. */
export const isOpen = (link: JoinLink, now: Date): boolean => link.revokedAt === null && link.expiresAt > now

export const presentLink = (link: JoinLink, people: number): LinkView => ({
  id: link.id,
  role: link.role as LinkRole,
  label: link.label,
  address: addressOfLink(link),
  code: link.code,
  createdAt: link.createdAt.getTime(),
  expiresAt: link.expiresAt.getTime(),
  revokedAt: link.revokedAt?.getTime() ?? null,
  open: isOpen(link, new Date()),
  people,
})
