'use client'
import { useState } from 'react'
import type { RosterPerson } from '@/domain/protocol/wire'
import { aroundBoardWords } from '../people/board-words'
import { PeoplePanel } from '../people/people-panel'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Popover } from '../ui/popover'
import { useBoardRoom } from './board-room'
import styles from './people-here.module.css'
import { peopleOnPage } from './people-order'
import { PersonBadge } from './person-badge'
import { useCell } from './use-cell'
import { boardWords } from './words'

const words = boardWords.people
const shownAtMost = 4

/** Who is here, as colour and picture; a tap gives the names. */
export function PeopleHere() {
  const { board, page, me } = useBoardRoom()
  const people = useCell(page.people)
  const [open, setOpen] = useState(false)
  const { here, away } = peopleOnPage(people.values(), me)
  if (here.length === 0) return null
  return (
    <>
      <Popover
        label={words.title}
        align="end"
        trigger={
          <button type="button" className={styles.button} aria-label={words.summary(here.length)}>
            {here.slice(0, shownAtMost).map((person) => (
              <PersonBadge key={person.participantId} colour={person.colour} symbol={person.symbol} />
            ))}
            <span className={styles.count}>{here.length}</span>
          </button>
        }
      >
        <div className={styles.lists}>
          <List title={words.here} people={here} />
          {here.length === 1 && <p className={styles.quiet}>{words.onlyYou}</p>}
          {away.length > 0 && <List title={words.away} people={away} />}
          <Button size="small" wide onClick={() => setOpen(true)}>
            {aroundBoardWords.people.panel}
          </Button>
        </div>
      </Popover>
      {open && (
        <Dialog open onOpenChange={setOpen} shape="sheet" title={aroundBoardWords.people.title}>
          <PeoplePanel boardId={board.id} as={me ?? undefined} />
        </Dialog>
      )}
    </>
  )
}

function List({ title, people }: { readonly title: string; readonly people: readonly RosterPerson[] }) {
  const { me } = useBoardRoom()
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <ul role="list" className={styles.list}>
        {people.map((person) => (
          <li key={person.participantId} className={styles.person}>
            <PersonBadge colour={person.colour} symbol={person.symbol} />
            <span className={styles.words}>
              <span dir="auto">
                {person.name}
                {person.participantId === me && ` (${boardWords.you})`}
              </span>
              <span className={styles.quiet}>
                {[person.role === 'participant' ? '' : words.roles[person.role], boardWords.group[person.group]]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
