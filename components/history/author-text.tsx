import type { ExperienceGroup } from '@/domain/access/role'
import type { ParticipantId } from '@/domain/base/ids'
import type { AuthorRun } from '@/domain/contribution/contribution'
import type { BoardPerson } from '@/domain/protocol/history-answers'
import { classNames } from '../ui/class-names'
import { VisuallyHidden } from '../ui/visually-hidden'
import styles from './author-text.module.css'
import { GroupMark } from './group-mark'
import { historyWords } from './words'

export type Attribution = 'wordsBy' | 'placedBy'
export type People = ReadonlyMap<ParticipantId, BoardPerson>

const groupOf = (people: People, id: ParticipantId | null): ExperienceGroup => (id && people.get(id)?.group) || 'unsaid'
export const nameOf = (people: People, id: ParticipantId | null): string =>
  id === null ? historyWords.nobody : (people.get(id)?.name ?? historyWords.somebody)

interface AuthorTextProps {
  readonly runs: readonly AuthorRun[]
  readonly people: People
  readonly attribution: Attribution
}

/**
 * A note's words with whose they are: ground and kind of underline show the group, the change of person is read out.
 * The legend beside it says which mark is whose.
 */
export function AuthorText({ runs, people, attribution }: AuthorTextProps) {
  if (runs.length === 0) return <p className={styles.none}>{historyWords.detail.noWords}</p>
  return (
    <p className={styles.text} dir="auto">
      {placed(runs).map(({ run, at }) => {
        const person = run[attribution]
        const name = nameOf(people, person)
        const how = attribution === 'placedBy' && run.how ? `, ${historyWords.detail.how[run.how]}` : ''
        return (
          <span
            key={at}
            className={classNames(styles.run, styles[groupOf(people, person)])}
            title={`${historyWords.detail[attribution]} ${name}${how}`}
          >
            <VisuallyHidden>{`[${name}${how}:] `}</VisuallyHidden>
            {run.text}
          </span>
        )
      })}
    </p>
  )
}

function placed(runs: readonly AuthorRun[]): Array<{ run: AuthorRun; at: number }> {
  let at = 0
  return runs.map((run) => {
    const here = { run, at }
    at += run.text.length
    return here
  })
}

/** Whose marks are in the text: each group's look, and the people behind it. */
export function AuthorLegend({ runs, people, attribution }: AuthorTextProps) {
  const byGroup = new Map<ExperienceGroup, Set<string>>()
  for (const run of runs) {
    const group = groupOf(people, run[attribution])
    byGroup.set(group, (byGroup.get(group) ?? new Set()).add(nameOf(people, run[attribution])))
  }
  return (
    <ul role="list" className={styles.legend} aria-label={historyWords.detail.legend}>
      {[...byGroup].map(([group, names]) => (
        <li key={group} className={styles.entry}>
          <span className={classNames(styles.run, styles.sample, styles[group])} aria-hidden>
            abc
          </span>
          <GroupMark group={group} />
          <span dir="auto">{[...names].join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}
