'use client'
import { ArrowLeft, Download, ListX, Rows3 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { BoardId, ObjectId } from '@/domain/base/ids'
import type { Contribution } from '@/domain/contribution/contribution'
import { matchesFilter } from '@/domain/contribution/contribution-filter'
import type { ContributionsAnswer } from '@/domain/protocol/history-answers'
import { boardAddress } from '../board/board-address'
import { Button, ButtonLink } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { ContributionCard } from './contribution-card'
import { ContributionDetail } from './contribution-detail'
import styles from './contribution-list.module.css'
import { FilterBar } from './filter-bar'
import { type Chosen, filterFrom, queryFrom } from './filter-query'
import { ReplayLink } from './replay-link'
import { useChosen } from './use-chosen'
import { historyWords as words } from './words'

interface ContributionListProps {
  readonly boardId: BoardId
  readonly answer: ContributionsAnswer
  /** What the address asked for. */
  readonly first: Chosen
}

/** Who said what, where, when and about what; each opens to whose words it holds and what became of them. */
export function ContributionList({ boardId, answer, first }: ContributionListProps) {
  const [chosen, choose] = useChosen(first)
  const [open, setOpen] = useState<ObjectId | null>(null)
  const people = useMemo(() => new Map(answer.people.map((person) => [person.id, person])), [answer.people])
  const byId = useMemo(
    () => new Map<ObjectId, Contribution>(answer.contributions.map((one) => [one.objectId, one])),
    [answer.contributions],
  )
  const shown = useMemo(() => {
    const filter = filterFrom(chosen)
    return answer.contributions.filter((one) => matchesFilter(one, filter))
  }, [answer.contributions, chosen])
  const opened = open ? byId.get(open) : undefined
  const total = answer.contributions.length

  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <ButtonLink
          className={styles.back}
          variant="plain"
          size="small"
          href={boardAddress.board(boardId)}
          icon={<ArrowLeft aria-hidden />}
        >
          {words.back}
        </ButtonLink>
        <div className={styles.titles}>
          <p className={styles.board} dir="auto">
            {answer.boardTitle}
          </p>
          <h1>{words.title}</h1>
        </div>
        <div className={styles.actions}>
          {answer.mayReplay && <ReplayLink boardId={boardId} pages={answer.pages} />}
          {answer.mayExport && total > 0 && (
            <a
              className={styles.download}
              href={`/api/boards/${boardId}/contributions.csv?${queryFrom(chosen)}`}
              title={words.downloadHint}
              download
            >
              <Download aria-hidden />
              {words.download}
            </a>
          )}
        </div>
        <p className={styles.limits}>{words.limits}</p>
      </header>

      {total === 0 ? (
        <EmptyState icon={<Rows3 aria-hidden />} title={words.empty.title}>
          {words.empty.words}
        </EmptyState>
      ) : (
        <>
          <FilterBar answer={answer} chosen={chosen} onChoose={choose} />
          <p className={styles.count} role="status">
            {words.count(shown.length, total)}
          </p>
          {shown.length === 0 ? (
            <EmptyState
              icon={<ListX aria-hidden />}
              title={words.empty.noneTitle}
              action={<Button onClick={() => choose({})}>{words.filter.clear}</Button>}
            >
              {words.empty.none}
            </EmptyState>
          ) : (
            <>
              <div className={styles.columns} aria-hidden>
                <span>{words.column.who}</span>
                <span>{words.column.what}</span>
                <span>{words.column.where}</span>
                <span>{words.column.kept}</span>
              </div>
              <ol role="list" className={styles.list} aria-label={words.title}>
                {shown.map((one) => (
                  <ContributionCard
                    key={`${one.pageId} ${one.objectId}`}
                    contribution={one}
                    people={people}
                    onOpen={() => setOpen(one.objectId)}
                  />
                ))}
              </ol>
            </>
          )}
        </>
      )}
      {opened && (
        <ContributionDetail
          boardId={boardId}
          contribution={opened}
          people={people}
          others={byId}
          mayReplay={answer.mayReplay}
          onOpenOther={setOpen}
          onClose={() => setOpen(null)}
        />
      )}
    </main>
  )
}
