'use client'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { Tooltip } from './tooltip'
import styles from './icon-button.module.css'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  /** Accessible name and tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly shortcut?: string
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  /** For buttons that stay down: true or false makes it a toggle, undefined an ordinary button. */
  readonly pressed?: boolean
  readonly size?: 'large' | 'small'
  readonly tone?: 'plain' | 'primary'
}

export function IconButton({ label, icon, shortcut, side, pressed, size = 'large', tone = 'plain', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip words={label} shortcut={shortcut} side={side}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={shortcut}
        {...rest}
        className={classNames(styles.button, styles[size], styles[tone], className)}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
