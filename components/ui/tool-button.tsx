'use client'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { Tooltip } from './tooltip'
import styles from './tool-button.module.css'

interface ToolButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** The visible word, which is also the accessible name: people who speak to their computer say what they see. */
  readonly label: string
  readonly icon: ReactNode
  /** More words, shown on hover. */
  readonly explain?: string
  readonly shortcut?: string
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  readonly pressed?: boolean
  readonly tone?: 'plain' | 'primary' | 'danger'
}

/** A picture over a word, for tool bars: nobody has to guess what a picture means. */
export function ToolButton({ label, icon, explain, shortcut, side, pressed, tone = 'plain', className, ...rest }: ToolButtonProps) {
  const button = (
    <button
      type="button"
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      {...rest}
      className={classNames(styles.button, styles[tone], className)}
    >
      {icon}
      <span className={styles.label}>{label}</span>
    </button>
  )
  if (!explain && !shortcut) return button
  return (
    <Tooltip words={explain ?? label} shortcut={shortcut} side={side}>
      {button}
    </Tooltip>
  )
}
