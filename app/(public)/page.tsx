import { redirect } from 'next/navigation'
import styles from '@/components/people/sheet.module.css'
import { JoinCodeForm } from '@/components/people/code-form'
import { peopleWords } from '@/components/people/words'
import { ButtonLink } from '@/components/ui/button'
import { BoardsList } from '@/components/workspace/boards-list'
import { workspaceWords } from '@/components/workspace/words'
import { isSetUp } from '@/server/auth/first-facilitator'
import { listBoards } from '@/server/boards/list-boards'
import { visitor } from '../visitor'

/** The front door: a code to join, the boards this device knows, and the sign-in for those who have one. */
export default async function FrontDoor() {
  if (!(await isSetUp())) redirect('/set-up')
  const caller = await visitor()
  if (caller.user) redirect('/boards')
  const { boards } = await listBoards(caller)
  return (
    <main className={styles.narrow}>
      <h1>{peopleWords.code.title}</h1>
      <p className={styles.lead}>{peopleWords.code.lead}</p>
      <JoinCodeForm />
      <div className={styles.actions}>
        <ButtonLink href="/return">{peopleWords.code.returnButton}</ButtonLink>
        <ButtonLink href="/sign-in" variant="plain">
          {workspaceWords.signIn.title}
        </ButtonLink>
      </div>
      {boards.length > 0 && (
        <section className={styles.form} aria-labelledby="known">
          <h2 id="known">{peopleWords.code.known}</h2>
          <BoardsList boards={boards} mayCreate={false} />
        </section>
      )}
    </main>
  )
}
