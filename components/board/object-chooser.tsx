'use client'
import { useState } from 'react'
import type { ObjectId } from '@/domain/base/ids'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/text-field'
import styles from './object-chooser.module.css'
import { boardWords } from './words'

export interface Candidate {
  readonly id: ObjectId | null
  readonly title: string
  /** Where it stands or who wrote it. */
  readonly hint?: string
}

interface ObjectChooserProps {
  readonly title: string
  readonly description?: string
  readonly candidates: readonly Candidate[]
  /** Shown when there is nothing to choose from. */
  readonly nothing: string
  readonly onChoose: (id: ObjectId | null) => void
  readonly onClose: () => void
}

const searchFrom = 8

/** Chooses an object from a list: the way to connect and to move without dragging. */
export function ObjectChooser({ title, description, candidates, nothing, onChoose, onClose }: ObjectChooserProps) {
  const [search, setSearch] = useState('')
  const found = matching(candidates, search)
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={description}>
      {candidates.length > searchFrom && (
        <TextField label={boardWords.selection.find} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
      )}
      {found.length === 0 ? (
        <p>{nothing}</p>
      ) : (
        <ul role="list" className={styles.list}>
          {found.map((candidate) => (
            <li key={candidate.id ?? 'none'}>
              <button type="button" className={styles.candidate} onClick={() => onChoose(candidate.id)}>
                <span className={styles.title}>{candidate.title}</span>
                {candidate.hint && <span className={styles.hint}>{candidate.hint}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

/** Those whose title or hint holds every word that was typed. */
export function matching(candidates: readonly Candidate[], search: string): readonly Candidate[] {
  const wanted = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return candidates
  return candidates.filter((candidate) => {
    const words = `${candidate.title} ${candidate.hint ?? ''}`.toLocaleLowerCase()
    return wanted.every((word) => words.includes(word))
  })
}
