/**
 * What the person wants here
 *
 * Somebody who joined a minute ago, perhaps on a borrowed phone: "Where do I write? Can they see it? Did it save?"
 *   One big "Add note"; the state of saving in words, always there; nothing asked before the first note is posted.
 * Somebody who cannot drag, or does not see: the same board by list, by keyboard, by voice.
 *   Every move is also a menu; every picture has its word; the page is real text under the paint.
 * A facilitator: "Who is here, is everybody writing, what belongs where?"
 *   People with names, areas with a guiding question and what notes in them start as, the invitation one tap away.
 * Anybody: "I made a mistake." — Undo takes back only my own; the bin gives everything back.
 * An evaluator or observer: reads, live, and is told that reading is what they do here.
 */
import type { Metadata } from 'next'
import { BoardLoader } from '@/components/board/board-loader'
import { boardWords } from '@/components/board/words'
import { type BoardId, boardId, type PageId, pageId } from '@/domain/base/ids'
import { noSuchBoard } from '@/server/boards/permission'
import { readBoard } from '@/server/boards/read-board'
import { readPeople } from '@/server/boards/read-people'
import { environment } from '@/server/env'
import { RefusalPage } from '../../../../refusal-page'
import { visitor } from '../../../../visitor'

interface Props {
  readonly params: Promise<{ boardId: string; pageId: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ids = await idsFrom(params)
  const board = ids && (await readBoard(await visitor(), ids.board))
  return { title: board?.ok ? board.value.title : boardWords.board }
}

export default async function PageOfBoard({ params }: Props) {
  const ids = await idsFrom(params)
  if (!ids) return <RefusalPage refusal={noSuchBoard} />
  const caller = await visitor()
  const [board, people] = await Promise.all([readBoard(caller, ids.board), readPeople(caller, ids.board)])
  if (!board.ok) return <RefusalPage refusal={board.refusal} />
  if (!people.ok) return <RefusalPage refusal={people.refusal} />
  if (!board.value.pages.some((page) => page.id === ids.page)) return <RefusalPage refusal={noSuchBoard} />
  return (
    <BoardLoader
      board={board.value}
      pageId={ids.page}
      people={{ people: people.value.people, onThisDevice: people.value.onThisDevice }}
      sourceUrl={environment().sourceUrl}
    />
  )
}

async function idsFrom(params: Props['params']): Promise<{ board: BoardId; page: PageId } | null> {
  const given = await params
  const [board, page] = [boardId.safeParse(given.boardId), pageId.safeParse(given.pageId)]
  return board.success && page.success ? { board: board.data, page: page.data } : null
}
