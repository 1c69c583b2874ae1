import type { Metadata } from 'next'
import { BoardHome } from '@/components/people/board-home'
import { boardId as boardIdSchema } from '@/domain/base/ids'
import { accepted, refused } from '@/domain/base/result'
import { briefBoard } from '@/server/boards/brief-on-board'
import { listLinks } from '@/server/boards/list-links'
import { noSuchBoard } from '@/server/boards/permission'
import { readBoard } from '@/server/boards/read-board'
import { readPeople } from '@/server/boards/read-people'
import { RefusalPage } from '../../../refusal-page'
import { visitor } from '../../../visitor'

interface BoardProps {
  readonly params: Promise<{ boardId: string }>
}

const found = async ({ params }: BoardProps) => {
  const id = boardIdSchema.safeParse((await params).boardId)
  return id.success ? accepted(id.data) : refused(noSuchBoard)
}

export async function generateMetadata(props: BoardProps): Promise<Metadata> {
  const id = await found(props)
  const board = id.ok ? await readBoard(await visitor(), id.value) : id
  return { title: board.ok ? board.value.title : undefined }
}

export default async function Board(props: BoardProps) {
  const id = await found(props)
  const caller = await visitor()
  const board = id.ok ? await readBoard(caller, id.value) : id
  if (!board.ok) return <RefusalPage refusal={board.refusal} />
  const [links, people, briefing] = await Promise.all([
    listLinks(caller, board.value.id),
    readPeople(caller, board.value.id),
    briefBoard(board.value.id),
  ])
  return (
    <BoardHome
      board={board.value}
      links={links.ok ? links.value.links : null}
      people={people.ok ? people.value : null}
      briefing={briefing}
    />
  )
}
