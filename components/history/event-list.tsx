import type { ObjectEvent } from '@/domain/protocol/history-answers'
import { nameOf, type People } from './author-text'
import styles from './event-list.module.css'
import { dayWords, timeWords } from './times'
import { historyWords as words } from './words'

interface EventListProps {
  readonly events: readonly ObjectEvent[]
  readonly people: People
  /** Address of the moment after a row, or null when the person may not replay. */
  readonly momentHref: ((seq: number) => string) | null
}

/** What people did to the note, oldest first: who, what, when and how much. */
export function EventList({ events, people, momentHref }: EventListProps) {
  return (
    <ol role="list" className={styles.list}>
      {events.map((event) => (
        <li key={event.id} className={styles.event}>
          <span>
            <strong dir="auto">{nameOf(people, event.by)}</strong> {words.event[event.kind] ?? event.kind}
            {event.operatedBy && ` (${words.writtenDownBy(nameOf(people, event.operatedBy))})`}
          </span>
          <span className={styles.quiet}>
            <time dateTime={new Date(event.from).toISOString()}>{`${dayWords(event.from)}, ${timeWords(event.from)}`}</time>
            {momentHref && (
              <>
                {' · '}
                <a href={momentHref(event.seqTo)}>{words.detail.moment}</a>
              </>
            )}
          </span>
          <Letters event={event} />
        </li>
      ))}
    </ol>
  )
}

function Letters({ event }: { readonly event: ObjectEvent }) {
  const parts = [
    event.inserted > 0 && words.letters.written(event.inserted),
    event.kept > 0 && words.letters.kept(event.kept),
    event.removedOwn > 0 && words.letters.ownGone(event.removedOwn),
    event.removedOthers > 0 && words.letters.othersGone(event.removedOthers),
  ].filter((part) => part !== false)
  return parts.length === 0 ? null : <span className={styles.quiet}>{parts.join(', ')}</span>
}
