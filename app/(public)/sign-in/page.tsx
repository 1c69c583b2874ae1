import type { Metadata } from 'next'
import Link from 'next/link'
import styles from '@/components/people/sheet.module.css'
import { Notice } from '@/components/ui/notice'
import { SignInForm } from '@/components/workspace/sign-in-form'
import { workspaceWords } from '@/components/workspace/words'
import { waysToSignIn } from '@/server/auth/next-auth'

const words = workspaceWords.signIn

export const metadata: Metadata = { title: words.title }

interface SignInProps {
  readonly searchParams: Promise<{ error?: string; next?: string }>
}

/** Only a path of our own: an address given by a link must not lead a person away after they signed in. */
const ownPath = (next: string | undefined): string => (next && /^\/(?![/\\])/.test(next) ? next : '/boards')

export default async function SignIn({ searchParams }: SignInProps) {
  const { error, next } = await searchParams
  return (
    <main className={styles.narrow}>
      <h1>{words.title}</h1>
      <p className={styles.lead}>{words.lead}</p>
      {error && <Notice tone="warn">{words.failed}</Notice>}
      <SignInForm {...waysToSignIn()} next={ownPath(next)} />
      <p className={styles.quiet}>{words.noPassword}</p>
      <Link href="/join">{words.participant}</Link>
    </main>
  )
}
