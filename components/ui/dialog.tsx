'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { uiWords } from './words'
import styles from './dialog.module.css'

interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** Buttons, the one to press first last in the row. */
  readonly footer?: ReactNode
  /** `sheet` comes from the side on a desktop (bin, people); on a phone every dialog comes from below. */
  readonly shape?: 'card' | 'sheet'
  /** False for the questions that must be answered: no cross, no closing by Escape or a tap outside. */
  readonly dismissable?: boolean
}

/** Radix keeps the focus inside, gives it back afterwards and hides the rest from screen readers. */
export function Dialog({ open, onOpenChange, title, description, children, footer, shape = 'card', dismissable = true }: DialogProps) {
  const stay = dismissable ? undefined : (event: Event) => event.preventDefault()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          className={classNames(styles.dialog, styles[shape])}
          onEscapeKeyDown={stay}
          onKeyDown={(event) => {
            // A message that appeared meanwhile is a layer above for Radix and takes the Escape that is meant for the dialog.
            if (event.key === 'Escape' && !event.defaultPrevented && dismissable) onOpenChange(false)
          }}
          onPointerDownOutside={stay}
          onInteractOutside={stay}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className={styles.header}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            {dismissable && (
              <Radix.Close asChild>
                <button type="button" aria-label={uiWords.close} className={styles.close}>
                  <X aria-hidden />
                </button>
              </Radix.Close>
            )}
          </header>
          <div className={styles.body}>
            {description && (
              <Radix.Description asChild>
                <div className={styles.description}>{description}</div>
              </Radix.Description>
            )}
            {children}
          </div>
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
