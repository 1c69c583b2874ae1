'use client'
import { useEffect } from 'react'
import { letterShortcuts } from './letter-shortcuts'

/** `?` opens the help, unless somebody is writing or letters are switched off. */
export function useHelpKey(open: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.isComposing || !letterShortcuts.get() || isWriting(event.target)) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [open])
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
