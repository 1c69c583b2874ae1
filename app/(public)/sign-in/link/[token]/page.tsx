import type { Metadata } from 'next'
import styles from '@/components/people/sheet.module.css'
import { SignInLinkForm } from '@/components/workspace/sign-in-link-form'
import { workspaceWords } from '@/components/workspace/words'
import { ownerOfSignInLink } from '@/server/auth/sign-in-link'

const words = workspaceWords.link

export const metadata: Metadata = { title: words.title, referrer: 'no-referrer' }

export default async function SignInByLink({ params }: { readonly params: Promise<{ token: string }> }) {
  const { token } = await params
  const owner = await ownerOfSignInLink(token)
  return (
    <main className={styles.narrow}>
      <h1>{owner ? words.title : words.over}</h1>
      <p className={styles.lead}>{owner ? words.hello(owner.name) : words.overLead}</p>
      {owner && <SignInLinkForm token={token} />}
    </main>
  )
}
