import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import styles from '@/components/people/sheet.module.css'
import { BoardsList } from '@/components/workspace/boards-list'
import { NewBoardButton } from '@/components/workspace/new-board-dialog'
import { workspaceWords } from '@/components/workspace/words'
import { listBoards } from '@/server/boards/list-boards'
import { visitor } from '../../visitor'

const words = workspaceWords.boards

export const metadata: Metadata = { title: words.title }

export default async function Boards() {
  const caller = await visitor()
  if (!caller.user) redirect('/')
  const { boards, mayCreate } = await listBoards(caller)
  return (
    <main className={styles.wide}>
      <header className={styles.heading}>
        <h1>{words.title}</h1>
        {mayCreate && boards.length > 0 && <NewBoardButton />}
      </header>
      <BoardsList boards={boards} mayCreate={mayCreate} />
    </main>
  )
}
