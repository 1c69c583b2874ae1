'use client'
import { type FormEvent, useRef, useState } from 'react'
import { personName } from '@/domain/people/person-name'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import styles from './sheet.module.css'
import { peopleWords } from './words'

const words = peopleWords.join

/** The field keeps its own text: on a slow phone people type before the page has woken up. */
export function NameStep({ name, onDone }: { readonly name: string; readonly onDone: (name: string) => void }) {
  const field = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = personName.safeParse(field.current?.value ?? '')
    if (parsed.success) onDone(parsed.data)
    else setProblem(parsed.error.issues[0]?.message ?? peopleWords.problem)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={words.name}
        hint={words.nameHint}
        error={problem}
        ref={field}
        defaultValue={name}
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
