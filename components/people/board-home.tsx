import { ChevronRight, ListTree, PencilRuler } from 'lucide-react'
import Link from 'next/link'
import type { Briefing } from '@/domain/people/briefing'
import type { BoardView } from '@/domain/protocol/board-requests'
import type { LinkView, PeopleList, PersonView } from '@/domain/protocol/people-requests'
import { PersonBadge } from '../board/person-badge'
import { ButtonLink } from '../ui/button'
import styles from './sheet.module.css'
import { aroundBoardWords } from './board-words'
import { BoardSettings } from './board-settings'
import { roleWords } from './group-words'
import { LinksPanel } from './links-panel'
import { ReleasePanel } from './release-panel'

const words = aroundBoardWords.home
const shownPeople = 12

interface BoardHomeProps {
  readonly board: BoardView
  readonly links: readonly LinkView[] | null
  readonly people: PeopleList | null
  readonly briefing: Briefing
}

/** A board from the outside: its pages, the ways in, who is on it, and what its facilitators decide. */
export function BoardHome({ board, links, people, briefing }: BoardHomeProps) {
  const may = (action: string) => board.may.includes(action)
  const first = board.pages[0]
  const here = people?.people.filter((person) => person.revokedAt === null) ?? []
  return (
    <main className={styles.wide}>
      <header className={styles.heading}>
        <div>
          <h1 dir="auto">{board.title}</h1>
          {board.purpose && (
            <p className={styles.lead} dir="auto">
              {board.purpose}
            </p>
          )}
        </div>
        {first && may('page.read') && (
          <ButtonLink variant="primary" href={`/boards/${board.id}/pages/${first.id}`} icon={<PencilRuler aria-hidden />} prefetch={false}>
            {words.open}
          </ButtonLink>
        )}
      </header>
      <div className={styles.columns}>
        <div className={styles.stack}>
          {links && <LinksPanel boardId={board.id} links={links} mayManage={may('links.manage')} />}
          {may('page.read') ? <Pages board={board} /> : <p className={styles.lead}>{aroundBoardWords.release.notReleased}</p>}
        </div>
        <div className={styles.stack}>
          {people && <PeopleHere boardId={board.id} people={here} />}
          {may('board.release') && (
            <ReleasePanel
              boardId={board.id}
              releasedAt={board.releasedAt}
              evaluators={here.filter((person) => person.role === 'evaluator').length}
            />
          )}
          {may('board.rename') && <BoardSettings board={board} briefing={briefing} />}
        </div>
      </div>
    </main>
  )
}

function Pages({ board }: { readonly board: BoardView }) {
  return (
    <section className={styles.card} aria-labelledby="pages">
      <h2 id="pages">{words.pages}</h2>
      <ul role="list" className={styles.rows}>
        {board.pages.map((page) => (
          <li key={page.id} className={styles.row}>
            <Link className={styles.who} href={`/boards/${board.id}/pages/${page.id}`} prefetch={false} dir="auto">
              {page.title}
            </Link>
            <ChevronRight aria-hidden />
          </li>
        ))}
      </ul>
      {board.may.includes('history.read') && (
        <div className={styles.actions}>
          <ButtonLink href={`/boards/${board.id}/history`} icon={<ListTree aria-hidden />} prefetch={false}>
            {words.history}
          </ButtonLink>
        </div>
      )}
    </section>
  )
}

function PeopleHere({ boardId, people }: { readonly boardId: string; readonly people: readonly PersonView[] }) {
  return (
    <section className={styles.card} aria-labelledby="people">
      <div className={styles.heading}>
        <h2 id="people">{words.people}</h2>
        <Link href={`/boards/${boardId}/people`}>{words.allPeople}</Link>
      </div>
      <ul role="list" className={styles.rows}>
        {people.slice(0, shownPeople).map((person) => (
          <li key={person.participantId} className={styles.row}>
            <PersonBadge colour={person.colour} symbol={person.symbol} />
            <span className={styles.who}>
              <bdi className={styles.name}>{person.name}</bdi>
            </span>
            <span className={styles.quiet}>{roleWords[person.role].name}</span>
          </li>
        ))}
      </ul>
      {people.length > shownPeople && <p className={styles.quiet}>{words.more(people.length - shownPeople)}</p>}
    </section>
  )
}
