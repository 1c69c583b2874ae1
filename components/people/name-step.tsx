'use client'
import { type FormEvent, useState } from 'react'
import { personName } from '@/domain/people/person-name'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import styles from './sheet.module.css'
import { peopleWords } from './words'

const words = peopleWords.join

export function NameStep({ name, onDone }: { readonly name: string; readonly onDone: (name: string) => void }) {
  const [typed, setTyped] = useState(name)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = personName.safeParse(typed)
    if (parsed.success) onDone(parsed.data)
    else setProblem(parsed.error.issues[0]?.message ?? peopleWords.problem)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={words.name}
        hint={words.nameHint}
        error={problem}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="nickname"
        autoFocus
        dir="auto"
      />
      <Button type="submit" variant="primary" wide>
        {words.next}
      </Button>
    </form>
  )
}
