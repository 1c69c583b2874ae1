import type { Metadata } from 'next'
import { WallView } from '@/components/people/wall-view'
import { boardId as boardIdSchema } from '@/domain/base/ids'
import { refused } from '@/domain/base/result'
import { listLinks } from '@/server/boards/list-links'
import { noSuchBoard } from '@/server/boards/permission'
import { readBoard } from '@/server/boards/read-board'
import { RefusalPage } from '../../../../refusal-page'
import { visitor } from '../../../../visitor'

export const metadata: Metadata = { referrer: 'no-referrer' }

/** The way in, large enough to be read across a room. */
export default async function Wall({ params }: { readonly params: Promise<{ boardId: string; linkId: string }> }) {
  const { boardId, linkId } = await params
  const id = boardIdSchema.safeParse(boardId)
  const caller = await visitor()
  const board = id.success ? await readBoard(caller, id.data) : refused(noSuchBoard)
  if (!board.ok) return <RefusalPage refusal={board.refusal} />
  const links = await listLinks(caller, board.value.id)
  if (!links.ok) return <RefusalPage refusal={links.refusal} />
  const link = links.value.links.find((one) => one.id === linkId && one.open)
  if (!link) return <RefusalPage refusal={{ reason: 'over', words: 'This link no longer works.' }} />
  return <WallView boardId={board.value.id} title={board.value.title} link={link} />
}
