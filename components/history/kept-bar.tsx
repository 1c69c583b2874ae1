import styles from './kept-bar.module.css'

/** A share of one as a bar, beside the number that says it. */
export const KeptBar = ({ share }: { readonly share: number }) => (
  <span className={styles.bar} aria-hidden>
    <span className={styles.filled} style={{ inlineSize: `${share * 100}%` }} />
  </span>
)
