'use client'
import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { useSyncExternalStore } from 'react'
import { classNames } from './class-names'
import { IconButton } from './icon-button'
import { dropToast, readToasts, subscribeToToasts, type Toast } from './toast-store'
import styles from './toast.module.css'
import { uiWords } from './words'

const none: readonly Toast[] = []

/**
 * The corner where small messages appear; stands once in the root layout. Radix gives it a live region, F8 to reach it
 * and time that stops while it is hovered or focused. (sonner would inject a style element, which our content security
 * policy refuses.)
 */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToToasts, readToasts, () => none)
  return (
    <Radix.Provider duration={6000} swipeDirection="down" label={uiWords.notices}>
      {toasts.map((toast) => (
        <Radix.Root
          key={toast.id}
          className={classNames(styles.toast, styles[toast.tone])}
          type={toast.tone === 'danger' ? 'foreground' : 'background'}
          duration={toast.action ? 12_000 : undefined}
          onOpenChange={(open) => !open && dropToast(toast.id)}
        >
          <Radix.Description className={styles.words}>{toast.words}</Radix.Description>
          {toast.action && (
            <Radix.Action asChild altText={toast.action.label} onClick={toast.action.run}>
              <button type="button" className={styles.action}>
                {toast.action.label}
              </button>
            </Radix.Action>
          )}
          <Radix.Close asChild>
            <IconButton label={uiWords.close} icon={<X aria-hidden />} size="small" side="top" className={styles.close} />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className={styles.viewport} />
    </Radix.Provider>
  )
}
