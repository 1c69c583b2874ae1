'use client'
import type { LinkPreview } from '@/domain/protocol/people-requests'
import { PersonBadge } from '../board/person-badge'
import { Button, ButtonLink } from '../ui/button'
import { addressOfPreview } from './board-start'
import styles from './sheet.module.css'
import { peopleWords } from './words'

const words = peopleWords.join

/** Somebody at this device joined before: go on, or make room for another person beside them. */
export function AlreadyHere({ preview, onSomeoneElse }: { readonly preview: LinkPreview; readonly onSomeoneElse: () => void }) {
  return (
    <section className={styles.form} aria-label={words.already}>
      <h2>{words.already}</h2>
      {preview.alreadyHere.map((person) => (
        <ButtonLink
          key={person.participantId}
          href={addressOfPreview(preview)}
          variant="primary"
          wide
          icon={<PersonBadge colour={person.colour} symbol={person.symbol} />}
        >
          <bdi>{words.goOnAs(person.name)}</bdi>
        </ButtonLink>
      ))}
      <Button onClick={onSomeoneElse} wide>
        {words.someoneElse}
      </Button>
    </section>
  )
}
