import type { BoardId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import QRCode from 'qrcode'
import type { Caller } from '../auth/caller'
import { prisma } from '../prisma'
import { permitted } from './permission'
import { addressOfLink, isOpen } from './present-link'

/** The link as a QR picture (SVG text), for a wall or a sheet of paper. Only for those who may hand the link out. */
export async function readLinkPicture(caller: Caller, boardId: BoardId, linkId: string): Promise<Result<string, Refusal>> {
  const allowed = await permitted(caller, boardId, 'asset.read')
  if (!allowed.ok) return allowed
  const link = await prisma().joinLink.findFirst({ where: { id: linkId, boardId } })
  if (!link) return refused({ reason: 'not-found', words: 'There is no such link on this board.' })
  if (!isOpen(link, new Date())) return refused({ reason: 'over', words: 'This link no longer works.' })
  return accepted(await QRCode.toString(addressOfLink(link), { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }))
}
