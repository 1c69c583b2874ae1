import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import styles from './button.module.css'

interface Look {
  /** `primary`: the one thing to do here. `secondary`: anything else. `plain`: beside text. `danger`: takes something away. */
  readonly variant?: 'primary' | 'secondary' | 'plain' | 'danger'
  /** `large` is the 44 px of participant controls and the default; `small` is for dense tables and bars. */
  readonly size?: 'large' | 'small'
  readonly icon?: ReactNode
  /** As wide as its container: for phones and narrow forms. */
  readonly wide?: boolean
}

const look = ({ variant = 'secondary', size = 'large', wide = false }: Look) =>
  classNames(styles.button, styles[variant], styles[size], wide && styles.wide)

export function Button({
  variant,
  size,
  icon,
  wide,
  busy = false,
  className,
  children,
  disabled,
  ...rest
}: ComponentProps<'button'> & Look & { busy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classNames(look({ variant, size, wide }), className)}
    >
      {icon && <span className={styles.icon}>{icon}</span>}
      {children}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere, it does not do something. */
export function ButtonLink({ variant, size, icon, wide, className, children, ...rest }: ComponentProps<typeof Link> & Look) {
  return (
    <Link {...rest} className={classNames(look({ variant, size, wide }), className)}>
      {icon && <span className={styles.icon}>{icon}</span>}
      {children}
    </Link>
  )
}
