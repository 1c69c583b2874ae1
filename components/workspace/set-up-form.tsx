'use client'
import { type FormEvent, useState } from 'react'
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

/** The first visit: the code of the log makes the first facilitator, who is signed in right away. */
export function SetUpForm() {
  const { busy, problem, run } = useRequest()
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(
      () => ask('/api/set-up', done, { method: 'POST', body: { code, name, email, password } }),
      () => void signInByPassword(email, password).then((signedIn) => location.assign(signedIn.ok ? '/boards' : '/sign-in')),
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={words.code}
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
        className={styles.codeInput}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <TextField
        label={words.name}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="name"
        dir="auto"
      />
      <TextField
        label={words.email}
        type="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        autoComplete="username"
      />
      <TextField
        label={words.password}
        hint={words.passwordHint}
        type="password"
        required
        minLength={10}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
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
