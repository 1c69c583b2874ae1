import { Skeleton } from '../ui/skeleton'
import { VisuallyHidden } from '../ui/visually-hidden'
import styles from './history-loading.module.css'
import { historyWords } from './words'

const rows = [1, 2, 3, 4, 5, 6]

/** The outline of the list while the history is read. */
export function HistoryLoading() {
  return (
    <main className={styles.page} aria-busy>
      <VisuallyHidden role="status">{historyWords.loading}</VisuallyHidden>
      <Skeleton className={styles.title} />
      {rows.map((row) => (
        <Skeleton key={row} className={styles.row} />
      ))}
    </main>
  )
}
