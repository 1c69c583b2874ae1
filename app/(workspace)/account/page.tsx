import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import styles from '@/components/people/sheet.module.css'
import { AccountForm } from '@/components/workspace/account-form'
import { workspaceWords } from '@/components/workspace/words'
import { hasPassword } from '@/server/auth/users/change-own-user'
import { visitor } from '../../visitor'

export const metadata: Metadata = { title: workspaceWords.account.title }

export default async function Account() {
  const { user } = await visitor()
  if (!user) redirect('/sign-in?next=/account')
  return (
    <main className={styles.narrow}>
      <h1>{workspaceWords.account.title}</h1>
      <p className={styles.lead}>{user.email}</p>
      <AccountForm name={user.name} email={user.email} hasPassword={await hasPassword(user.id)} />
    </main>
  )
}
