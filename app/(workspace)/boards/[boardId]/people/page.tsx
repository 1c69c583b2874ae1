import type { Metadata } from 'next'
import Link from 'next/link'
import { aroundBoardWords } from '@/components/people/board-words'
import { LinksPanel } from '@/components/people/links-panel'
import { PeoplePage } from '@/components/people/people-page'
import styles from '@/components/people/sheet.module.css'
import { boardId as boardIdSchema } from '@/domain/base/ids'
import { refused } from '@/domain/base/result'
import { listLinks } from '@/server/boards/list-links'
import { noSuchBoard } from '@/server/boards/permission'
import { readBoard } from '@/server/boards/read-board'
import { readPeople } from '@/server/boards/read-people'
import { RefusalPage } from '../../../../refusal-page'
import { visitor } from '../../../../visitor'

export const metadata: Metadata = { title: aroundBoardWords.people.title }

export default async function People({ params }: { readonly params: Promise<{ boardId: string }> }) {
  const id = boardIdSchema.safeParse((await params).boardId)
  const caller = await visitor()
  const board = id.success ? await readBoard(caller, id.data) : refused(noSuchBoard)
  if (!board.ok) return <RefusalPage refusal={board.refusal} />
  const [people, links] = await Promise.all([readPeople(caller, board.value.id), listLinks(caller, board.value.id)])
  if (!people.ok) return <RefusalPage refusal={people.refusal} />
  return (
    <main className={styles.wide}>
      <header>
        <h1 dir="auto">{board.value.title}</h1>
        <p>
          <Link href={`/boards/${board.value.id}`}>{aroundBoardWords.people.backToBoard}</Link>
        </p>
      </header>
      <div className={styles.columns}>
        <div className={styles.stack}>
          {links.ok && (
            <LinksPanel boardId={board.value.id} links={links.value.links} mayManage={board.value.may.includes('links.manage')} />
          )}
        </div>
        <div className={styles.stack}>
          <PeoplePage boardId={board.value.id} people={people.value} />
        </div>
      </div>
    </main>
  )
}
