'use client'
import { CornerLeftUp } from 'lucide-react'
import { useState } from 'react'
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { showToast } from '../ui/toast-store'
import { useBoardRoom } from './board-room'
import styles from './tag-panel.module.css'
import { tagQuestions, type TagQuestion, tapTerm, termOf } from './tags-of-note'
import { TermChip } from './term-chip'
import { useCell } from './use-cell'
import { useObject } from './use-model'
import { useNotePeople } from './use-note-people'
import { boardWords } from './words'

const words = boardWords.tags

/** Says more about a note: what it changes, where it comes from, what kind it is. Nobody has to; every answer can change. */
export function TagPanel({ id }: { readonly id: ObjectId }) {
  const { page, show } = useBoardRoom()
  const note = useObject(page.model, id)
  if (!note) return null
  return (
    <Dialog open onOpenChange={(open) => !open && show(null)} shape="sheet" title={words.title} description={words.optional}>
      <TagQuestions id={id} />
    </Dialog>
  )
}

export function TagQuestions({ id }: { readonly id: ObjectId }) {
  const { page, me, role } = useBoardRoom()
  const note = useObject(page.model, id)
  const tags = useCell(page.tags)
  const { contributors } = useNotePeople(id)
  if (!note) return null
  const mine = me !== null && contributors.includes(me)
  const mayTag = mine || role === 'facilitator'
  return (
    <div className={styles.questions}>
      {!mayTag && <p className={styles.quiet}>{words.mayNot}</p>}
      {mayTag && !mine && <p className={styles.quiet}>{words.asFacilitator}</p>}
      {tagQuestions(note, tags, page.model.get, me ?? '').map((question) => (
        <Question key={question.taxonomy.id} id={id} question={question} mine={mine} mayTag={mayTag} />
      ))}
    </div>
  )
}

interface QuestionProps {
  readonly id: ObjectId
  readonly question: TagQuestion
  readonly mine: boolean
  readonly mayTag: boolean
}

function Question({ id, question, mine, mayTag }: QuestionProps) {
  const { page } = useBoardRoom()
  const { taxonomy, standing, inherited, beside } = question
  const people = useCell(page.people)
  const [sending, setSending] = useState<readonly string[] | null>(null)
  // A facilitator looking at somebody else's note chooses their own answer; the writer's stays above it.
  const chosen = sending ?? (mine ? (standing?.terms ?? []) : (question.mine ?? []))
  const isInherited = mine && !sending && standing?.capacity === 'inherited'

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
    if (!answer.ok) showToast(words.notSaved(answer.reason), { tone: 'danger' })
  }
  const nameOf = (by: ParticipantId) => people.get(by)?.name ?? ''
  return (
    <fieldset className={styles.question} aria-busy={sending !== null}>
      <legend className={styles.legend}>{taxonomy.question}</legend>
      <p className={styles.quiet}>
        {words.upTo(taxonomy.most)} {isInherited && <Badge icon={<CornerLeftUp aria-hidden />}>{words.fromArea}</Badge>}
      </p>
      {!mine && standing && (
        <p className={styles.standing}>
          {standing.terms.map((term) => termOf(taxonomy.id, term).plain).join(', ') || words.none}{' '}
          <span className={styles.quiet}>({standing.capacity === 'inherited' ? words.fromArea : words.own})</span>
        </p>
      )}
      {(mayTag || !standing) && (
        <div className={styles.terms}>
          {taxonomy.terms.map((term) => (
            <TermChip
              key={term.id}
              term={term}
              chosen={chosen.includes(term.id)}
              inherited={isInherited && chosen.includes(term.id)}
              disabled={!mayTag}
              onTap={() => void say(tapTerm(isInherited ? [] : chosen, term.id, taxonomy.most))}
            />
          ))}
        </div>
      )}
      {mine && standing?.capacity === 'self' && inherited.length > 0 && !sameTerms(chosen, inherited) && (
        <Button variant="plain" size="small" onClick={() => void say(inherited)}>
          {words.useAreas}: {inherited.map((term) => termOf(taxonomy.id, term).plain).join(', ')}
        </Button>
      )}
      {beside.length > 0 && (
        <ul role="list" className={styles.beside} aria-label={words.beside}>
          {beside.map((assertion) => (
            <li key={assertion.seq}>
              {words.says(
                nameOf(assertion.by),
                assertion.capacity,
                assertion.terms.map((term) => termOf(assertion.taxonomy, term, assertion.version).plain),
              )}
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}

const sameTerms = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((term) => other.includes(term))
