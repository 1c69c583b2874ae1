'use client'
import type { FormEvent } from 'react'
import type { ExperienceGroup } from '@/domain/access/role'
import { Button } from '../ui/button'
import { ChoiceGroup } from '../ui/choice-group'
import { groupChoices } from './group-words'
import styles from './sheet.module.css'
import { peopleWords } from './words'

const words = peopleWords.join

interface GroupStepProps {
  readonly group: ExperienceGroup | null
  readonly onChange: (group: ExperienceGroup) => void
  readonly onBack: () => void
  readonly onDone: () => void
}

export function GroupStep({ group, onChange, onBack, onDone }: GroupStepProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <ChoiceGroup legend={words.counted} hint={words.countedHint} choices={groupChoices} value={group} onChange={onChange} />
      <Button type="submit" variant={group === null ? 'secondary' : 'primary'} wide>
        {group === null ? words.skip : words.next}
      </Button>
      <Button variant="plain" onClick={onBack}>
        {peopleWords.back}
      </Button>
    </form>
  )
}
