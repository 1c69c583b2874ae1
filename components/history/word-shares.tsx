import type { WordShare } from '@/domain/contribution/contribution'
import { nameOf, type People } from './author-text'
import { KeptBar } from './kept-bar'
import styles from './word-shares.module.css'
import { historyWords } from './words'

/** For each writer: how much of what they wrote still stands, as a number and as a bar. */
export function WordShares({ shares, people }: { readonly shares: readonly WordShare[]; readonly people: People }) {
  return (
    <ul role="list" className={styles.list}>
      {shares.map((share) => {
        const all = share.alive + share.deleted
        return (
          <li key={share.participantId} className={styles.share}>
            <span dir="auto">{historyWords.detail.keptLine(nameOf(people, share.participantId), share.alive, all)}</span>
            <KeptBar share={all === 0 ? 0 : share.alive / all} />
            {share.placedByOthers > 0 && <span className={styles.quiet}>{historyWords.detail.placedByOthers(share.placedByOthers)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
