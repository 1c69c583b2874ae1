import { Blend, Briefcase, Circle, Heart, type LucideIcon } from 'lucide-react'
import type { ExperienceGroup } from '@/domain/access/role'
import { classNames } from '../ui/class-names'
import styles from './group-mark.module.css'
import { historyWords } from './words'

const symbols: Record<ExperienceGroup, LucideIcon> = { lived: Heart, learned: Briefcase, both: Blend, unsaid: Circle }

/** How somebody asked to be counted: symbol and word, on the group's ground. */
export function GroupMark({ group }: { readonly group: ExperienceGroup }) {
  const Symbol = symbols[group]
  return (
    <span className={classNames(styles.mark, styles[group])}>
      <Symbol aria-hidden />
      {historyWords.group[group]}
    </span>
  )
}
