'use client'
import { useState } from 'react'
import type { ObjectId } from '@/domain/base/ids'
import { currentAssertions } from '@/domain/involvement/tag'
import { level, stage, type Taxonomy } from '@/domain/involvement/taxonomy'
import { showToast } from '../ui/toast-store'
import styles from './area-settings.module.css'
import { useBoardRoom } from './board-room'
import { tapTerm } from './tags-of-note'
import { TermChip } from './term-chip'
import { useCell } from './use-cell'
import { boardWords } from './words'

/** The level and stage that an area hands down. They are a facilitator's assertions about the area, saved at each tap. */
export function AreaDefaults({ id }: { readonly id: ObjectId }) {
  return (
    <section className={styles.defaults} aria-label={boardWords.area.defaults}>
      <div>
        <h3>{boardWords.area.defaults}</h3>
        <p className={styles.quiet}>{boardWords.area.defaultsHint}</p>
      </div>
      {[level, stage].map((taxonomy) => (
        <Default key={taxonomy.id} id={id} taxonomy={taxonomy} />
      ))}
    </section>
  )
}

function Default({ id, taxonomy }: { readonly id: ObjectId; readonly taxonomy: Taxonomy }) {
  const { page } = useBoardRoom()
  const tags = useCell(page.tags)
  const [sending, setSending] = useState<readonly string[] | null>(null)
  const standing = currentAssertions(tags.get(id) ?? []).findLast((tag) => tag.taxonomy === taxonomy.id && tag.capacity === 'facilitator')
  const chosen = sending ?? standing?.terms ?? []
  const say = async (terms: readonly string[]) => {
    setSending(terms)
    const answer = await page.command({
      kind: 'tag.assert',
      objectId: id,
      taxonomy: taxonomy.id,
      version: taxonomy.version,
      terms: [...terms],
    })
    setSending(null)
    if (!answer.ok) showToast(boardWords.tags.notSaved(answer.reason), { tone: 'danger' })
  }
  return (
    <fieldset>
      <legend className={styles.legend}>{taxonomy.question}</legend>
      <div className={styles.terms}>
        {taxonomy.terms.map((term) => (
          <TermChip
            key={term.id}
            term={term}
            chosen={chosen.includes(term.id)}
            onTap={() => void say(tapTerm(chosen, term.id, taxonomy.most))}
          />
        ))}
      </div>
    </fieldset>
  )
}
