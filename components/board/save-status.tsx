'use client'
import { CircleAlert, CloudCheck, HardDrive, RefreshCw } from 'lucide-react'
import type { Status } from '@/client/session/status'
import { Button } from '../ui/button'
import { classNames } from '../ui/class-names'
import { Popover } from '../ui/popover'
import { useBoardRoom } from './board-room'
import styles from './save-status.module.css'
import { useCell } from './use-cell'
import { boardWords } from './words'

const words = boardWords.status
const looks = {
  'saved for everyone': { Icon: CloudCheck, style: styles.saved, words: words.saved },
  'saved on this device': { Icon: HardDrive, style: styles.device, words: words.device },
  connecting: { Icon: RefreshCw, style: styles.connecting, words: words.connecting },
  'cannot save': { Icon: CircleAlert, style: styles.cannot, words: words.cannot },
} satisfies Record<Status['kind'], unknown>

/** Is my work saved? Always there, always in words; a tap says what it means and what to do. */
export function SaveStatus() {
  const { page } = useBoardRoom()
  const status = useCell(page.status)
  const unsaved = useCell(page.unsaved).size
  const waiting = useCell(page.waiting).length
  const { Icon, style, words: meaning } = looks[status.kind]
  return (
    <Popover
      label={words.title}
      align="end"
      trigger={
        <button type="button" className={classNames(styles.status, style)} aria-label={`${words.title} ${meaning.short}`}>
          <Icon aria-hidden />
          <span className={styles.short}>{meaning.short}</span>
        </button>
      }
    >
      <div className={styles.detail}>
        <p className={styles.title}>{status.words}</p>
        <p>{meaning.long}</p>
        <p>{status.advice || meaning.todo}</p>
        {unsaved + waiting > 0 && <p className={styles.count}>{words.waiting(unsaved + waiting)}</p>}
        {status.kind !== 'saved for everyone' && <Button onClick={page.retry}>{words.retry}</Button>}
      </div>
    </Popover>
  )
}

/** Tells a change of state to screen readers, but not the moments in between. */
export function SaveStatusForEars() {
  const { page } = useBoardRoom()
  const status = useCell(page.status)
  return (
    <span role="status" className={styles.forEars}>
      {status.busy ? '' : looks[status.kind].words.short}
    </span>
  )
}
