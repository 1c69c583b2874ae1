'use client'
import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './menu.module.css'

interface MenuProps {
  readonly trigger: ReactNode
  readonly label: string
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  readonly align?: 'start' | 'center' | 'end'
  readonly children: ReactNode
}

export function Menu({ trigger, label, side = 'bottom', align = 'start', children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.menu} side={side} align={align} sideOffset={8} collisionPadding={12} loop aria-label={label}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface ItemProps {
  readonly icon?: ReactNode
  readonly hint?: string
  readonly disabled?: boolean
  readonly onSelect: () => void
  readonly children: ReactNode
}

export function MenuItem({ icon, hint, disabled, onSelect, children }: ItemProps) {
  return (
    <Radix.Item className={styles.item} disabled={disabled} onSelect={onSelect}>
      <span className={styles.icon}>{icon}</span>
      <span className={styles.words}>{children}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </Radix.Item>
  )
}

/** One of several: the chosen one carries a tick. */
export function MenuChoice({ icon, checked, onSelect, children }: Omit<ItemProps, 'hint'> & { readonly checked: boolean }) {
  return (
    <Radix.CheckboxItem className={styles.item} checked={checked} onSelect={onSelect}>
      <span className={styles.icon}>{icon}</span>
      <span className={styles.words}>{children}</span>
      <span className={styles.icon}>
        <Radix.ItemIndicator>
          <Check aria-hidden />
        </Radix.ItemIndicator>
      </span>
    </Radix.CheckboxItem>
  )
}

/** A way out of the page, as a real link. */
export function MenuLink({ icon, href, children }: { readonly icon?: ReactNode; readonly href: string; readonly children: ReactNode }) {
  return (
    <Radix.Item className={styles.item} asChild>
      <a href={href}>
        <span className={styles.icon}>{icon}</span>
        <span className={styles.words}>{children}</span>
      </a>
    </Radix.Item>
  )
}

export const MenuLine = () => <Radix.Separator className={styles.line} />
export const MenuHeading = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Label className={styles.heading}>{children}</Radix.Label>
)
