import { Skeleton } from '../ui/skeleton'
import styles from './board-skeleton.module.css'
import { boardWords } from './words'

/** The shape of the board while it opens, so that nothing jumps when it is there. */
export function BoardSkeleton({ title }: { readonly title: string }) {
  return (
    <div className={styles.screen} aria-busy="true">
      <header className={styles.bar}>
        <h1 className={styles.title} dir="auto">
          {title}
        </h1>
      </header>
      <p role="status" className={styles.words}>
        {boardWords.loading}
      </p>
      <div className={styles.notes} aria-hidden>
        <Skeleton className={styles.note} />
        <Skeleton className={styles.note} />
        <Skeleton className={styles.note} />
      </div>
    </div>
  )
}
