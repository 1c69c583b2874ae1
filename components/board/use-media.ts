'use client'
import { useCallback, useSyncExternalStore } from 'react'

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (tell: () => void) => {
      const media = matchMedia(query)
      media.addEventListener('change', tell)
      return () => media.removeEventListener('change', tell)
    },
    [query],
  )
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  )
}

/** Phones, and desktops at 400 % zoom: one column, sheets from below. The same width as in the style sheets. */
export const useIsNarrow = (): boolean => useMedia('(max-width: 48rem)')
