'use client'
import { Play } from 'lucide-react'
import { useState } from 'react'
import type { BoardId, ObjectId } from '@/domain/base/ids'
import type { Contribution } from '@/domain/contribution/contribution'
import { boardAddress } from '../board/board-address'
import { Button, ButtonLink } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { SegmentedControl } from '../ui/segmented-control'
import { Skeleton } from '../ui/skeleton'
import { type Attribution, AuthorLegend, AuthorText, nameOf, type People } from './author-text'
import { Tags } from './contribution-card'
import styles from './contribution-detail.module.css'
import { EventList } from './event-list'
import { GroupMark } from './group-mark'
import { RelatedNotes } from './related-notes'
import { whenWords } from './times'
import { useObjectHistory } from './use-object-history'
import { historyWords } from './words'
import { WordShares } from './word-shares'

const words = historyWords.detail

interface ContributionDetailProps {
  readonly boardId: BoardId
  readonly contribution: Contribution
  readonly people: People
  /** The other contributions of the board, to name what this one answers. */
  readonly others: ReadonlyMap<ObjectId, Contribution>
  readonly mayReplay: boolean
  readonly onOpenOther: (id: ObjectId) => void
  readonly onClose: () => void
}

/** Everything known about one contribution: whose words it holds, what is left of them, what it answers, what happened. */
export function ContributionDetail({
  boardId,
  contribution: one,
  people,
  others,
  mayReplay,
  onOpenOther,
  onClose,
}: ContributionDetailProps) {
  const [attribution, setAttribution] = useState<Attribution>('wordsBy')
  const { history, problem, again } = useObjectHistory(one.pageId, one.objectId)
  const names = one.contributors.map((share) => nameOf(people, share.participantId)).join(historyWords.and)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={names}
      shape="sheet"
      description={
        <span className={styles.facts}>
          <GroupMark group={one.group} />
          <span>{whenWords(one.writtenAt)}</span>
          <span>{historyWords.via[one.via]}</span>
          {one.enteredBy && <span>{historyWords.writtenDownBy(nameOf(people, one.enteredBy))}</span>}
          {one.writtenOffline && <span>{`${historyWords.offline}, ${historyWords.received(whenWords(one.receivedAt))}`}</span>}
          {one.state === 'binned' && <span>{historyWords.inBin}</span>}
        </span>
      }
      footer={
        mayReplay && (
          <ButtonLink href={`${boardAddress.replay(boardId, one.pageId)}?at=${one.madeAtSeq}`} icon={<Play aria-hidden />}>
            {words.moment}
          </ButtonLink>
        )
      }
    >
      <div className={styles.body}>
        <section className={styles.section} aria-label={words.whoseWords}>
          <SegmentedControl<Attribution>
            label={words.whoseWords}
            choices={[
              { value: 'wordsBy', label: words.wordsBy },
              { value: 'placedBy', label: words.placedBy },
            ]}
            value={attribution}
            onChange={setAttribution}
          />
          <p className={styles.explain}>{attribution === 'wordsBy' ? words.explainWordsBy : words.explainPlacedBy}</p>
          {problem && (
            <Notice
              tone="danger"
              title={words.problem}
              live
              actions={
                <Button size="small" onClick={again}>
                  {words.again}
                </Button>
              }
            >
              {problem.words}
            </Notice>
          )}
          {!history && !problem && <Skeleton className={styles.waiting} />}
          {history && (
            <>
              <AuthorText runs={history.runs} people={people} attribution={attribution} />
              <AuthorLegend runs={history.runs} people={people} attribution={attribution} />
            </>
          )}
        </section>

        <Tags tags={one.tags} />

        <section className={styles.section}>
          <h3 className={styles.title}>{words.kept}</h3>
          <WordShares shares={one.words} people={people} />
        </section>

        <section className={styles.section}>
          <h3 className={styles.title}>{words.original}</h3>
          {one.originalText === one.text ? (
            <p className={styles.explain}>{words.same}</p>
          ) : (
            <blockquote className={styles.original} dir="auto">
              {one.originalText}
            </blockquote>
          )}
        </section>

        <RelatedNotes contribution={one} others={others} people={people} onOpen={onOpenOther} />

        {history && history.events.length > 0 && (
          <section className={styles.section}>
            <h3 className={styles.title}>{words.events}</h3>
            <EventList
              events={history.events}
              people={people}
              momentHref={mayReplay ? (seq) => `${boardAddress.replay(boardId, one.pageId)}?at=${seq}` : null}
            />
          </section>
        )}
      </div>
    </Dialog>
  )
}
