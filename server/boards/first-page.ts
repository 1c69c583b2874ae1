import type { PageId } from '@/domain/base/ids'
import { prisma } from '../prisma'

/** The page a board opens on, or null when it has none. */
export async function firstPageOf(boardId: string): Promise<PageId | null> {
  const page = await prisma().page.findFirst({
    where: { boardId },
    orderBy: [{ position: 'asc' }, { createdAt: 'asc' }],
    select: { id: true },
  })
  return (page?.id as PageId | undefined) ?? null
}
