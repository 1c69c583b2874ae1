import type { Term } from '@/domain/involvement/taxonomy'
import { classNames } from '../ui/class-names'
import styles from './term-chip.module.css'
import { TermIcon } from './term-symbols'

interface TermChipProps {
  readonly term: Term
  readonly chosen: boolean
  /** Handed down by the area: a dashed edge, and said in words beside. */
  readonly inherited?: boolean
  readonly disabled?: boolean
  readonly onTap: () => void
}

/** One term as symbol and word. Chosen is said by ground, edge and `aria-pressed`. */
export function TermChip({ term, chosen, inherited, disabled, onTap }: TermChipProps) {
  return (
    <button
      type="button"
      className={classNames(styles.chip, inherited && styles.inherited)}
      aria-pressed={chosen}
      disabled={disabled}
      onClick={onTap}
    >
      <TermIcon symbol={term.symbol} />
      {term.plain}
    </button>
  )
}
