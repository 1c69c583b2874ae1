'use client'
import { type FormEvent, type RefObject, useRef } from 'react'
import { ask } from '@/client/requests/ask'
import { signInByPassword } from '@/client/requests/sign-in'
import { done } from '@/domain/protocol/user-requests'
import { useRequest } from '../people/use-request'
import styles from '../people/sheet.module.css'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { TextField } from '../ui/text-field'
import { workspaceWords } from './words'

const words = workspaceWords.setUp
const textOf = (field: RefObject<HTMLInputElement | null>): string => field.current?.value ?? ''

/** The first visit: the code of the log makes the first facilitator, who is signed in right away. */
export function SetUpForm() {
  const { busy, problem, run } = useRequest()
  const code = useRef<HTMLInputElement>(null)
  const name = useRef<HTMLInputElement>(null)
  const email = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wish = { code: textOf(code), name: textOf(name), email: textOf(email), password: textOf(password) }
    void run(
      () => ask('/api/set-up', done, { method: 'POST', body: wish }),
      () => void signInByPassword(wish.email, wish.password).then((signedIn) => location.assign(signedIn.ok ? '/boards' : '/sign-in')),
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={words.code}
        required
        ref={code}
        className={styles.codeInput}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <TextField label={words.name} required ref={name} autoComplete="name" dir="auto" />
      <TextField label={words.email} type="email" required ref={email} autoComplete="username" />
      <TextField
        label={words.password}
        hint={words.passwordHint}
        type="password"
        required
        minLength={10}
        ref={password}
        autoComplete="new-password"
      />
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <Button type="submit" variant="primary" wide busy={busy}>
        {words.go}
      </Button>
    </form>
  )
}
