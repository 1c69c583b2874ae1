'use client'

import { useEffect, useState } from 'react'
import { keepShell } from '@/client/offline/shell'

/** Next writes the value in while it builds; there is no such thing in a browser. */
declare const process: { readonly env: { readonly NODE_ENV?: string } }

/**
 * Lets the page at hand open again without a network, and says whether it will: null until that is known. `owner` says
 * whose page it is (a participant or user id); pages kept for anybody else on this device are removed.
 */
export function useServiceWorker(owner: string | null): boolean | null {
  const [ready, setReady] = useState<boolean | null>(null)
  useEffect(() => {
    if (!owner) return
    let left = false
    const say = (kept: boolean) => {
      if (!left) setReady(kept)
    }
    keepForOffline(owner).then(say, () => say(false))
    return () => {
      left = true
    }
  }, [owner])
  return ready
}

async function keepForOffline(owner: string): Promise<boolean> {
  // In development a worker would answer with yesterday's code. Without https (other than localhost) there is none.
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return false
  const ports = { caches, fetch: (address: string) => fetch(address, { credentials: 'same-origin' }), now: () => Date.now() }
  await navigator.serviceWorker.register('/service-worker.js', { scope: '/', updateViaCache: 'none' })
  await navigator.serviceWorker.ready
  const loaded = performance.getEntriesByType('resource').map((entry) => entry.name)
  await keepShell(owner, location.href, loaded, ports)
  return true
}
