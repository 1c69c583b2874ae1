import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import styles from './notice.module.css'

const symbols = { info: Info, good: CircleCheck, warn: TriangleAlert, danger: CircleAlert }

interface NoticeProps {
  readonly tone?: keyof typeof symbols
  readonly title?: string
  readonly children?: ReactNode
  /** What can be done about it. */
  readonly actions?: ReactNode
  /** True when it appears while the person is doing something else: it is then read out. */
  readonly live?: boolean
}

/** Something the person should know, in the place it concerns. */
export function Notice({ tone = 'info', title, children, actions, live = false }: NoticeProps) {
  const Symbol = symbols[tone]
  return (
    <div className={classNames(styles.notice, styles[tone])} role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <div className={styles.message}>
        <Symbol className={styles.symbol} aria-hidden />
        <div className={styles.words}>
          {title && <p className={styles.title}>{title}</p>}
          {children}
        </div>
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
