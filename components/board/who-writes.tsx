'use client'
import { Dialog } from '../ui/dialog'
import { PersonBadge } from './person-badge'
import styles from './who-writes.module.css'
import { boardWords } from './words'
import type { Writer } from './writers'

const words = boardWords.writer

interface WhoWritesProps {
  readonly writers: readonly Writer[]
  readonly onChoose: (writer: Writer) => void
  /** Absent when somebody has to be chosen before anything can be written. */
  readonly onClose?: () => void
}

/** "Who is writing?" on a device that several people use: one tap, and every word is its writer's own. */
export function WhoWrites({ writers, onChoose, onClose }: WhoWritesProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose?.()}
      dismissable={onClose !== undefined}
      title={words.title}
      description={words.explain}
    >
      <ul role="list" className={styles.list}>
        {writers.map((writer) => (
          <li key={`${writer.participantId} ${writer.through}`}>
            <button type="button" className={styles.writer} onClick={() => onChoose(writer)}>
              <PersonBadge colour={writer.colour} symbol={writer.symbol} />
              <span className={styles.words}>
                <span dir="auto">{writer.through ? words.writeFor(writer.name) : writer.name}</span>
                {writer.through && <span className={styles.through}>{words.through(writer.through)}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
