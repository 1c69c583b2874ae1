import styles from '@/components/people/sheet.module.css'
import { workspaceWords } from '@/components/workspace/words'

export default function LetterSent() {
  return (
    <main className={styles.narrow}>
      <h1>{workspaceWords.signIn.sent}</h1>
      <p className={styles.lead}>{workspaceWords.signIn.sentLead}</p>
    </main>
  )
}
