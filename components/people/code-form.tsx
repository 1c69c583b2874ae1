'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useRef } from 'react'
import { ask } from '@/client/requests/ask'
import { joinCode, returnCode } from '@/domain/people/code'
import { codeFound, returned } from '@/domain/protocol/people-requests'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import { boardStart } from './board-start'
import styles from './sheet.module.css'
import { useRequest } from './use-request'
import { peopleWords } from './words'

const words = peopleWords.code

interface CodeFormProps {
  readonly label: string
  readonly button: string
  readonly check: typeof joinCode
  readonly busy: boolean
  readonly problem: string | null
  readonly onProblem: (words: string) => void
  readonly onCode: (code: string) => void
}

function CodeForm({ label, button, check, busy, problem, onProblem, onCode }: CodeFormProps) {
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = check.safeParse(field.current?.value ?? '')
    if (parsed.success) onCode(parsed.data)
    else onProblem(parsed.error.issues[0]?.message ?? peopleWords.problem)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={label}
        error={problem}
        ref={field}
        className={styles.codeInput}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        autoFocus
      />
      <Button type="submit" variant="primary" wide busy={busy}>
        {button}
      </Button>
    </form>
  )
}

/** Six characters from a wall: on to the link they stand for. */
export function JoinCodeForm() {
  const router = useRouter()
  const { busy, problem, setProblem, run } = useRequest()
  const find = (code: string) =>
    run(
      () => ask('/api/join/codes', codeFound, { method: 'POST', body: { code } }),
      ({ token }) => router.push(`/join/${token}`),
    )
  return (
    <CodeForm
      label={words.label}
      button={words.go}
      check={joinCode}
      busy={busy}
      problem={problem}
      onProblem={setProblem}
      onCode={(code) => void find(code)}
    />
  )
}

/** Twelve characters from one's own paper: back as the same person. */
export function ReturnCodeForm() {
  const router = useRouter()
  const { busy, problem, setProblem, run } = useRequest()
  const comeBack = (code: string) =>
    run(
      () => ask('/api/return', returned, { method: 'POST', body: { code } }),
      (person) => router.push(boardStart(person)),
    )
  return (
    <CodeForm
      label={words.returnLabel}
      button={words.returnGo}
      check={returnCode}
      busy={busy}
      problem={problem}
      onProblem={setProblem}
      onCode={(code) => void comeBack(code)}
    />
  )
}
