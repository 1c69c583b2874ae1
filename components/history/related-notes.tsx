import type { ObjectId } from '@/domain/base/ids'
import type { Contribution } from '@/domain/contribution/contribution'
import { nameOf, type People } from './author-text'
import styles from './related-notes.module.css'
import { historyWords as words } from './words'

interface RelatedNotesProps {
  readonly contribution: Contribution
  readonly others: ReadonlyMap<ObjectId, Contribution>
  readonly people: People
  readonly onOpen: (id: ObjectId) => void
}

/** What it answers, builds on or challenges, and what does so to it; each opens. Nothing when there is none. */
export function RelatedNotes({ contribution: one, others, people, onOpen }: RelatedNotesProps) {
  const related = [
    ...one.links.map(({ meaning, to }) => ({ how: words.meaning[meaning ?? 'plain'], id: to })),
    ...one.answeredBy.map(({ meaning, from }) => ({ how: words.meaningFrom[meaning ?? 'plain'], id: from })),
    ...(one.builtFrom ? [{ how: words.madeFrom, id: one.builtFrom }] : []),
  ]
  if (related.length === 0) return null
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{words.detail.links}</h3>
      <ul role="list" className={styles.list}>
        {related.map(({ how, id }) => (
          <li key={`${how} ${id}`} className={styles.item}>
            <span className={styles.how}>{how}</span>
            <Other other={others.get(id)} people={people} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Other({
  other,
  people,
  onOpen,
}: {
  readonly other: Contribution | undefined
  readonly people: People
  readonly onOpen: (id: ObjectId) => void
}) {
  if (!other) return <span className={styles.how}>{words.gone}</span>
  const [first] = other.contributors
  return (
    <button type="button" className={styles.link} dir="auto" onClick={() => onOpen(other.objectId)}>
      {first && <strong>{`${nameOf(people, first.participantId)}: `}</strong>}
      {other.text}
    </button>
  )
}
