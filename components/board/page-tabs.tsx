'use client'
import { Plus } from 'lucide-react'
import Link from 'next/link'
import { IconButton } from '../ui/icon-button'
import { boardAddress } from './board-address'
import { useBoardRoom } from './board-room'
import styles from './page-tabs.module.css'
import { boardWords } from './words'

/** The pages of the board, such as the steps of a workshop. */
export function PageTabs() {
  const { board, pageId, may, show } = useBoardRoom()
  return (
    <nav aria-label={boardWords.pages} className={styles.tabs}>
      {board.pages.map((page) => (
        <Link
          key={page.id}
          href={boardAddress.page(board.id, page.id)}
          prefetch={false}
          aria-current={page.id === pageId ? 'page' : undefined}
          className={styles.tab}
          dir="auto"
        >
          {page.title}
        </Link>
      ))}
      {may('page.add') && <IconButton label={boardWords.addPage} icon={<Plus aria-hidden />} onClick={() => show({ kind: 'new page' })} />}
    </nav>
  )
}
