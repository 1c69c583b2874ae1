'use client'
import { Link2, Plus } from 'lucide-react'
import { useState } from 'react'
import type { BoardId } from '@/domain/base/ids'
import type { LinkView } from '@/domain/protocol/people-requests'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { aroundBoardWords } from './board-words'
import { LinkCard } from './link-card'
import { NewLinkDialog } from './new-link-dialog'
import styles from './sheet.module.css'

const words = aroundBoardWords.links

interface LinksPanelProps {
  readonly boardId: BoardId
  readonly links: readonly LinkView[]
  readonly mayManage: boolean
}

/** Links with their pictures and codes: the ways into the board. */
export function LinksPanel({ boardId, links, mayManage }: LinksPanelProps) {
  const [making, setMaking] = useState(false)
  const open = links.filter((link) => link.open)
  const over = links.filter((link) => !link.open)
  const newLink = mayManage && (
    <Button variant={open.length === 0 ? 'primary' : 'secondary'} icon={<Plus aria-hidden />} onClick={() => setMaking(true)}>
      {words.new}
    </Button>
  )
  return (
    <section className={styles.card} aria-labelledby="ways-in">
      <div className={styles.heading}>
        <h2 id="ways-in">{words.title}</h2>
        {open.length > 0 && newLink}
      </div>
      {open.length === 0 ? (
        <EmptyState icon={<Link2 aria-hidden />} title={words.none} action={newLink} />
      ) : (
        <>
          <p className={styles.quiet}>{words.lead}</p>
          {open.map((link) => (
            <LinkCard key={link.id} boardId={boardId} link={link} mayManage={mayManage} />
          ))}
        </>
      )}
      {over.length > 0 && (
        <details>
          <summary>{words.earlier(over.length)}</summary>
          <ul role="list" className={styles.rows}>
            {over.map((link) => (
              <li key={link.id} className={styles.row}>
                <span className={styles.who} dir="auto">
                  {link.label || link.code}
                </span>
                <span className={styles.quiet}>{words.came(link.people)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {making && <NewLinkDialog boardId={boardId} onClose={() => setMaking(false)} />}
    </section>
  )
}
