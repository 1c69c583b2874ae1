import { redirect } from 'next/navigation'
import { boardAddress } from '@/components/board/board-address'
import { boardId } from '@/domain/base/ids'
import { callerFrom } from '@/server/auth/caller'
import { readBoard } from '@/server/boards/read-board'
import { headers } from 'next/headers'
import { BoardRefusal } from './board-refusal'

/** The board itself is its first page. */
export default async function BoardPage({ params }: { readonly params: Promise<{ boardId: string }> }) {
  const id = boardId.safeParse((await params).boardId)
  const board = id.success ? await readBoard(await callerFrom(await headers()), id.data) : null
  if (!board?.ok) return <BoardRefusal refusal={board?.refusal ?? null} />
  const [first] = board.value.pages
  if (!first) return <BoardRefusal refusal={null} />
  redirect(boardAddress.page(board.value.id, first.id))
}
