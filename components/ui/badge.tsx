import type { ReactNode } from 'react'
import { classNames } from './class-names'
import styles from './badge.module.css'

export type Tone = 'plain' | 'accent' | 'good' | 'info' | 'warn' | 'danger'

/** A word with a symbol on quiet ground. The tone repeats what the word says; it never says it alone. */
export function Badge({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: Tone
  readonly icon?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <span className={classNames(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  )
}
