'use client'
import { type FormEvent, useRef, useState } from 'react'
import { addressOfOrganisation, askForLetter, signInByPassword, type SignInRefusal } from '@/client/requests/sign-in'
import type { Result } from '@/domain/base/result'
import styles from '../people/sheet.module.css'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { TextField } from '../ui/text-field'
import { workspaceWords } from './words'

const words = workspaceWords.signIn
export const signInProblem: Record<SignInRefusal, string> = {
  wrong: words.wrong,
  'too-many': words.tooMany,
  unreachable: words.unreachable,
}

interface SignInFormProps {
  /** Which other ways there are on this installation. */
  readonly mail: boolean
  readonly organisation: string | null
  /** Where to go afterwards, a path of our own. */
  readonly next: string
}

/** The fields keep their own text: a password manager fills them before the page has woken up. */
export function SignInForm({ mail, organisation, next }: SignInFormProps) {
  const email = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const attempt = async (way: () => Promise<Result<URL, SignInRefusal>>, then: (url: URL) => string) => {
    setBusy(true)
    setProblem(null)
    const outcome = await way()
    // A whole new page: everything on it is asked for again, as the person now signed in.
    if (outcome.ok) return location.assign(then(outcome.value))
    setBusy(false)
    setProblem(signInProblem[outcome.refusal])
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(
      () => signInByPassword(email.current?.value ?? '', password.current?.value ?? ''),
      () => next,
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {organisation && (
        <Button wide busy={busy} onClick={() => void attempt(addressOfOrganisation, (url) => url.href)}>
          {words.byOrganisation(organisation)}
        </Button>
      )}
      <TextField label={words.email} type="email" autoComplete="username" required ref={email} />
      <TextField label={words.password} type="password" autoComplete="current-password" required ref={password} />
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <Button type="submit" variant="primary" wide busy={busy}>
        {words.go}
      </Button>
      {mail && (
        <Button
          variant="plain"
          busy={busy}
          onClick={() => {
            if (!email.current?.reportValidity()) return
            const address = email.current.value
            void attempt(
              () => askForLetter(address),
              () => '/sign-in/sent',
            )
          }}
        >
          {words.byLetter}
        </Button>
      )}
    </form>
  )
}
