import type { Contribution } from '@/domain/contribution/contribution'
import { findTaxonomy, findTerm } from '@/domain/involvement/taxonomy'
import type { StandingTag } from '@/domain/involvement/tag'
import { TermIcon } from '../board/term-symbols'
import { PersonBadge } from '../board/person-badge'
import { classNames } from '../ui/class-names'
import { VisuallyHidden } from '../ui/visually-hidden'
import { nameOf, type People } from './author-text'
import styles from './contribution-card.module.css'
import { GroupMark } from './group-mark'
import { KeptBar } from './kept-bar'
import { keptShare } from './kept-share'
import { whenWords } from './times'
import { historyWords as words } from './words'

interface ContributionCardProps {
  readonly contribution: Contribution
  readonly people: People
  readonly onOpen: () => void
}

/** One contribution at a glance. The whole card opens; the button inside is what keys and screen readers meet. */
export function ContributionCard({ contribution: one, people, onOpen }: ContributionCardProps) {
  const names = one.contributors.map((share) => nameOf(people, share.participantId)).join(words.and)
  const first = one.contributors[0] && people.get(one.contributors[0].participantId)
  return (
    <li className={classNames(styles.card, one.state === 'binned' && styles.binned)}>
      <div className={styles.who}>
        {first && <PersonBadge colour={first.colour} symbol={first.symbol} />}
        <div className={styles.stack}>
          <span className={styles.name} dir="auto">
            {names}
          </span>
          <GroupMark group={one.group} />
          {one.enteredBy && <span className={styles.quiet}>{words.writtenDownBy(nameOf(people, one.enteredBy))}</span>}
        </div>
      </div>
      <div className={styles.stack}>
        <button type="button" className={styles.open} onClick={onOpen} dir="auto">
          <VisuallyHidden>{`${words.open(names)}: `}</VisuallyHidden>
          {one.text.trim() || <span className={styles.quiet}>{words.detail.noWords}</span>}
        </button>
        <Tags tags={one.tags} />
      </div>
      <div className={styles.stack}>
        <Place contribution={one} />
        <time className={styles.quiet} dateTime={new Date(one.writtenAt).toISOString()}>
          {whenWords(one.writtenAt)}
        </time>
        {one.state === 'binned' && <span className={styles.state}>{words.inBin}</span>}
      </div>
      <Kept contribution={one} />
    </li>
  )
}

function Place({ contribution: { area } }: { readonly contribution: Contribution }) {
  if (!area) return <span className={styles.quiet}>{words.outside}</span>
  const cell = [area.column, area.lane].filter(Boolean).join(' / ')
  return (
    <span dir="auto">
      {area.title}
      {cell && <span className={styles.quiet}>{` · ${cell}`}</span>}
    </span>
  )
}

/** What the contribution is about, as symbol and word; a dashed edge and words say that the area handed it down. */
export function Tags({ tags }: { readonly tags: readonly StandingTag[] }) {
  const shown = tags.flatMap((tag) => {
    const taxonomy = findTaxonomy(tag.taxonomy)
    return tag.terms.map((id) => ({ id, tag, term: taxonomy && findTerm(taxonomy, id) }))
  })
  if (shown.length === 0) return null
  return (
    <ul role="list" className={styles.tags}>
      {shown.map(({ id, tag, term }) => (
        <li key={`${tag.taxonomy} ${id}`} className={classNames(styles.tag, tag.capacity === 'inherited' && styles.inherited)}>
          {term && <TermIcon symbol={term.symbol} />}
          {tag.taxonomy === 'speaking' ? words.speaking : <VisuallyHidden>{`${words.taxonomy[tag.taxonomy]}: `}</VisuallyHidden>}
          {term?.plain ?? id}
          {tag.capacity === 'inherited' && <VisuallyHidden>{` (${words.inherited})`}</VisuallyHidden>}
        </li>
      ))}
    </ul>
  )
}

function Kept({ contribution }: { readonly contribution: Contribution }) {
  const kept = keptShare(contribution)
  if (kept === null) return <span className={styles.kept} />
  return (
    <span className={styles.kept}>
      <VisuallyHidden>{`${words.column.kept}: `}</VisuallyHidden>
      <span className={styles.number}>{words.share(kept)}</span>
      <KeptBar share={kept / 100} />
    </span>
  )
}
