'use client'
import { LogOut } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { ask } from '@/client/requests/ask'
import { signInByPassword, signOut } from '@/client/requests/sign-in'
import { done } from '@/domain/protocol/user-requests'
import styles from '../people/sheet.module.css'
import { useRequest } from '../people/use-request'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { TextField } from '../ui/text-field'
import { showToast } from '../ui/toast-store'
import { workspaceWords } from './words'

const words = workspaceWords.account

interface AccountFormProps {
  readonly name: string
  readonly email: string
  readonly hasPassword: boolean
}

/** One's own name and password. A new password ends the sign-ins made with the old one; this browser signs in again at once. */
export function AccountForm({ name: known, email, hasPassword }: AccountFormProps) {
  const router = useRouter()
  const { busy, problem, run } = useRequest()
  const [name, setName] = useState(known)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = (body: object, then: () => Promise<unknown>) =>
    run(
      () => ask('/api/users/me', done, { method: 'PATCH', body }),
      () =>
        void then().then(() => {
          showToast(words.saved)
          router.refresh()
        }),
    )
  const saveName = (event: FormEvent) => {
    event.preventDefault()
    void change({ name }, async () => undefined)
  }
  const savePassword = (event: FormEvent) => {
    event.preventDefault()
    void change({ password, currentPassword: current }, () => signInByPassword(email, password))
    setCurrent('')
    setPassword('')
  }
  return (
    <div className={styles.stack}>
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <form className={styles.card} onSubmit={saveName}>
        <TextField
          label={words.name}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="name"
          dir="auto"
        />
        <Button type="submit" busy={busy}>
          {words.save}
        </Button>
      </form>
      <form className={styles.card} onSubmit={savePassword}>
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        {hasPassword && (
          <TextField
            label={words.current}
            type="password"
            required
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
            autoComplete="current-password"
          />
        )}
        <TextField
          label={words.password}
          hint={workspaceWords.setUp.passwordHint}
          type="password"
          required
          minLength={10}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="new-password"
        />
        <Button type="submit" busy={busy}>
          {words.save}
        </Button>
      </form>
      <Button icon={<LogOut aria-hidden />} onClick={() => void signOut().then(() => location.assign('/'))}>
        {words.signOut}
      </Button>
    </div>
  )
}
