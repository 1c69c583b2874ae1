import type { Refusal } from '@/domain/protocol/refusal'
import styles from '@/components/people/sheet.module.css'
import { ButtonLink } from '@/components/ui/button'

const titles: Partial<Record<Refusal['reason'], string>> = {
  'not-found': 'Nothing here',
  over: 'This way in is closed',
  'not-allowed': 'Not for you just now',
  'unknown-person': 'Please sign in',
  'too-many': 'Please wait a little',
}

/** A whole page that says no, why, and where to go instead. */
export function RefusalPage({ refusal }: { readonly refusal: Refusal }) {
  return (
    <main className={styles.narrow}>
      <h1>{titles[refusal.reason] ?? 'That did not work'}</h1>
      <p className={styles.lead}>{refusal.words}</p>
      <div className={styles.actions}>
        <ButtonLink href="/" variant="primary">
          To the start
        </ButtonLink>
        {refusal.reason === 'unknown-person' && <ButtonLink href="/sign-in">Sign in</ButtonLink>}
      </div>
    </main>
  )
}
