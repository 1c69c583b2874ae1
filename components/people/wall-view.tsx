import Link from 'next/link'
import { spacedCode } from '@/domain/people/code'
import type { LinkView } from '@/domain/protocol/people-requests'
import { aroundBoardWords } from './board-words'
import styles from './wall-view.module.css'

const words = aroundBoardWords.links

interface WallViewProps {
  readonly boardId: string
  readonly title: string
  readonly link: LinkView
}

/** For a projector or a sheet of paper: picture, address and code, nothing else. */
export function WallView({ boardId, title, link }: WallViewProps) {
  return (
    <main className={styles.wall}>
      <h1 className={styles.title} dir="auto">
        {title}
      </h1>
      {/* Drawn by the server for each request, which asks who is looking. */}
      <img className={styles.picture} src={`/api/boards/${boardId}/links/${link.id}/picture`} alt={words.picture} />
      <div className={styles.words}>
        <p>{words.scan}</p>
        <p className={styles.code}>{spacedCode(link.code, 3)}</p>
        <p className={styles.where}>{words.codeAt(new URL(link.address).host)}</p>
        <Link className={styles.back} href={`/boards/${boardId}`}>
          {aroundBoardWords.people.backToBoard}
        </Link>
      </div>
    </main>
  )
}
