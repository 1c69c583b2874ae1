import type { Metadata } from 'next'
import { JoinCodeForm } from '@/components/people/code-form'
import styles from '@/components/people/sheet.module.css'
import { peopleWords } from '@/components/people/words'

export const metadata: Metadata = { title: peopleWords.code.title }

export default function JoinByCode() {
  return (
    <main className={styles.narrow}>
      <h1>{peopleWords.code.title}</h1>
      <p className={styles.lead}>{peopleWords.code.lead}</p>
      <JoinCodeForm />
    </main>
  )
}
