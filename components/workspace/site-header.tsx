import { CircleUserRound } from 'lucide-react'
import Link from 'next/link'
import { ThemeMenu } from './theme-menu'
import styles from './site-header.module.css'
import { workspaceWords } from './words'

interface SiteHeaderProps {
  /** The person signed in, if anybody is. */
  readonly user: { readonly name: string; readonly mayManageUsers: boolean } | null
}

/** The quiet line on top of every page but the board. */
export function SiteHeader({ user }: SiteHeaderProps) {
  return (
    <header className={styles.header}>
      <Link href={user ? '/boards' : '/'} className={styles.brand}>
        {/* A small vector drawing needs no optimiser. */}
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span className={styles.spare}>Evenboard</span>
      </Link>
      <nav className={styles.links} aria-label="Evenboard">
        {user ? (
          <>
            <Link href="/boards">{workspaceWords.boards.title}</Link>
            {user.mayManageUsers && <Link href="/users">{workspaceWords.users.title}</Link>}
            <Link href="/account" className={styles.account}>
              <CircleUserRound aria-hidden />
              <bdi className={styles.spare}>{user.name}</bdi>
            </Link>
          </>
        ) : (
          <Link href="/sign-in">{workspaceWords.signIn.title}</Link>
        )}
        <ThemeMenu />
      </nav>
    </header>
  )
}
