import type { Briefing } from '@/domain/people/briefing'
import styles from './sheet.module.css'
import { peopleWords } from './words'

const words = peopleWords.join

/** Who can see this, for how long, what happens with it. */
export function BriefingWords({ briefing }: { readonly briefing: Briefing }) {
  return (
    <dl className={styles.facts}>
      {(['whoSees', 'howLong', 'whatHappens'] as const).map((part) => (
        <div key={part}>
          <dt>{words[part]}</dt>
          <dd>{briefing[part]}</dd>
        </div>
      ))}
    </dl>
  )
}
