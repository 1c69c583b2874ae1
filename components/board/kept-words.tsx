'use client'
import type { KeptText } from '@/client/session/open-page-port'
import { Button } from '../ui/button'
import { CopyField } from '../ui/copy-field'
import { Notice } from '../ui/notice'
import { useBoardRoom } from './board-room'
import styles from './kept-words.module.css'
import { boardWords } from './words'

/** Words that did not get through: shown until their writer says they are not needed. */
export function KeptWords({ kept }: { readonly kept: readonly KeptText[] }) {
  const { page } = useBoardRoom()
  return (
    <Notice tone="warn" title={boardWords.notices.unsent} live>
      <ul role="list" className={styles.list}>
        {kept.map((text) => (
          <li key={text.id} className={styles.item}>
            <CopyField label={boardWords.notices.unsentAt(new Date(text.at))} value={text.written} lines={2} />
            <Button variant="plain" onClick={() => page.discardKept(text.id)}>
              {boardWords.notices.notNeeded}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
