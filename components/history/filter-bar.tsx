'use client'
import { SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { experienceGroups } from '@/domain/access/role'
import type { Contribution } from '@/domain/contribution/contribution'
import type { ContributionFilter } from '@/domain/contribution/contribution-filter'
import { findTaxonomy, type TaxonomyId } from '@/domain/involvement/taxonomy'
import type { ContributionsAnswer } from '@/domain/protocol/history-answers'
import { Button } from '../ui/button'
import { classNames } from '../ui/class-names'
import styles from './filter-bar.module.css'
import type { Chosen } from './filter-query'
import { historyWords } from './words'

const words = historyWords.filter

interface FilterBarProps {
  readonly answer: ContributionsAnswer
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

/** Native fields: they work with every keyboard, reader and phone. On a narrow screen they fold away behind one button. */
export function FilterBar({ answer, chosen, onChoose }: FilterBarProps) {
  const [unfolded, setUnfolded] = useState(false)
  const id = useId()
  const count = Object.values(chosen).filter(Boolean).length
  const field = (part: keyof ContributionFilter) => ({
    value: chosen[part] ?? '',
    onChange: (event: { target: { value: string } }) => onChoose({ ...chosen, [part]: event.target.value || undefined }),
  })
  const writers = answer.people.filter((person) =>
    answer.contributions.some((one) => one.contributors.some((share) => share.participantId === person.id)),
  )
  return (
    <section className={styles.bar} aria-label={words.title}>
      <Button
        size="small"
        className={styles.fold}
        icon={<SlidersHorizontal aria-hidden />}
        aria-expanded={unfolded}
        aria-controls={id}
        onClick={() => setUnfolded(!unfolded)}
      >
        {count > 0 ? `${words.title} (${words.count(count)})` : words.title}
      </Button>
      <div id={id} className={classNames(styles.fields, unfolded && styles.unfolded)}>
        <Select label={words.person} any={words.all} {...field('person')}>
          {writers.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
        <Select label={words.group} {...field('group')}>
          {experienceGroups.map((group) => (
            <option key={group} value={group}>
              {historyWords.group[group]}
            </option>
          ))}
        </Select>
        <Select label={words.area} {...field('area')}>
          {areasIn(answer.contributions).map(([areaId, title]) => (
            <option key={areaId} value={areaId}>
              {title}
            </option>
          ))}
        </Select>
        <Select label={words.level} {...field('level')}>
          {termOptions('level')}
        </Select>
        <Select label={words.stage} {...field('stage')}>
          {termOptions('stage')}
        </Select>
        <Select label={words.mode} {...field('mode')}>
          {termOptions('mode')}
        </Select>
        <Select label={words.state} {...field('state')}>
          <option value="live">{words.live}</option>
          <option value="binned">{words.binned}</option>
        </Select>
        <Labelled label={words.from}>
          {(fieldId) => <input id={fieldId} type="date" className={styles.input} {...field('from')} />}
        </Labelled>
        <Labelled label={words.to}>{(fieldId) => <input id={fieldId} type="date" className={styles.input} {...field('to')} />}</Labelled>
        {count > 0 && (
          <Button size="small" variant="plain" onClick={() => onChoose({})}>
            {words.clear}
          </Button>
        )}
      </div>
    </section>
  )
}

const termOptions = (taxonomy: TaxonomyId): ReactNode =>
  findTaxonomy(taxonomy)?.terms.map((term) => (
    <option key={term.id} value={term.id}>
      {term.plain}
    </option>
  ))

function areasIn(contributions: readonly Contribution[]): Array<[string, string]> {
  const areas = new Map(contributions.flatMap(({ area }) => (area ? [[area.id as string, area.title]] : []) as Array<[string, string]>))
  return [...areas].sort(([, a], [, b]) => a.localeCompare(b))
}

interface SelectProps {
  readonly label: string
  readonly any?: string
  readonly value: string
  readonly onChange: (event: { target: { value: string } }) => void
  readonly children: ReactNode
}

function Select({ label, any = words.any, value, onChange, children }: SelectProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select id={id} className={styles.input} value={value} onChange={onChange}>
          <option value="">{any}</option>
          {children}
        </select>
      )}
    </Labelled>
  )
}

function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children(id)}
    </div>
  )
}
