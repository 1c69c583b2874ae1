'use client'
import { useState } from 'react'
import { signInByLink } from '@/client/requests/sign-in'
import styles from '../people/sheet.module.css'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { signInProblem } from './sign-in-form'
import { workspaceWords } from './words'

/** One press of a button uses the link up; looking at the page does not. */
export function SignInLinkForm({ token }: { readonly token: string }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const enter = async () => {
    setBusy(true)
    const outcome = await signInByLink(token)
    if (outcome.ok) return location.assign('/boards')
    setBusy(false)
    setProblem(outcome.refusal === 'wrong' ? workspaceWords.link.overLead : signInProblem[outcome.refusal])
  }
  return (
    <div className={styles.form}>
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <Button variant="primary" wide busy={busy} onClick={() => void enter()}>
        {workspaceWords.link.go}
      </Button>
    </div>
  )
}
