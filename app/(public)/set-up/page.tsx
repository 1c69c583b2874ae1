import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import styles from '@/components/people/sheet.module.css'
import { SetUpForm } from '@/components/workspace/set-up-form'
import { workspaceWords } from '@/components/workspace/words'
import { isSetUp } from '@/server/auth/first-facilitator'

const words = workspaceWords.setUp

export const metadata: Metadata = { title: words.title }

export default async function SetUp() {
  if (await isSetUp()) redirect('/sign-in')
  return (
    <main className={styles.narrow}>
      <h1>{words.title}</h1>
      <p className={styles.lead}>{words.lead}</p>
      <SetUpForm />
    </main>
  )
}
