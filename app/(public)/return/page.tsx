import type { Metadata } from 'next'
import { ReturnCodeForm } from '@/components/people/code-form'
import styles from '@/components/people/sheet.module.css'
import { peopleWords } from '@/components/people/words'

const words = peopleWords.code

export const metadata: Metadata = { title: words.returnTitle }

export default function ComeBack() {
  return (
    <main className={styles.narrow}>
      <h1>{words.returnTitle}</h1>
      <p className={styles.lead}>{words.returnLead}</p>
      <ReturnCodeForm />
      <p className={styles.quiet}>{words.lost}</p>
    </main>
  )
}
