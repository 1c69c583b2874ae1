import type { Metadata } from 'next'
import styles from '@/components/people/sheet.module.css'
import { UsersList } from '@/components/workspace/users-list'
import { workspaceWords } from '@/components/workspace/words'
import { listUsers } from '@/server/auth/users/list-users'
import { RefusalPage } from '../../refusal-page'
import { visitor } from '../../visitor'

const words = workspaceWords.users

export const metadata: Metadata = { title: words.title }

export default async function Users() {
  const list = await listUsers(await visitor())
  if (!list.ok) return <RefusalPage refusal={list.refusal} />
  return (
    <main className={styles.wide}>
      <header>
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
      </header>
      <UsersList users={list.value.users} />
    </main>
  )
}
